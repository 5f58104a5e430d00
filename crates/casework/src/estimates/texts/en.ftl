# When files like this one are finished, from files that were.
estimate-between = Most files like yours take until a day between { $low } and { $high }.
estimate-on = Most files like yours take until { $day }.
