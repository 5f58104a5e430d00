# Files that are sent in pieces.

uploads-throttle = Many files were sent in a short time. Try again in { $minutes } minutes.
uploads-kept = Files on their way to Wasl, encrypted
uploads-kept-why = To go on sending a file after the connection was lost, without sending again what arrived
