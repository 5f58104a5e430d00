throttle-content-feedback = Many opinions came from this network. Try again in { $minutes } minutes.
