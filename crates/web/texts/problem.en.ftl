problem-not-found = We did not find it, or it does not belong to your account.
