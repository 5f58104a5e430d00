throttle-catalogue-interest = Too many wishes came from this network. Try again in { $minutes } minutes. The limit is { $limit } an hour.
throttle-catalogue-invitation = Too many codes were tried. Try again in { $minutes } minutes. The limit is { $limit } an hour.
