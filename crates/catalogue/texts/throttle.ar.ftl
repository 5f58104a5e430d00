throttle-catalogue-interest = سُجلت طلبات كثيرة من هذه الشبكة. يُرجى المحاولة بعد { $minutes } دقيقة. الحد { $limit } في الساعة.
