throttle-content-feedback = وصلت من هذه الشبكة آراء كثيرة. يمكن المحاولة بعد { $minutes } دقيقة.
