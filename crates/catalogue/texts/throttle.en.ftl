throttle-catalogue-interest = Too many wishes came from this network. Try again in { $minutes } minutes. The limit is { $limit } an hour.
