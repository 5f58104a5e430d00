throttle-catalogue-interest = Too many wishes came from this network. Please try again in { $minutes } minutes. The limit is { $limit } an hour.
