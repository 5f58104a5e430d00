# Registering, signing in and out.
sign-in-title = Sign in
sign-in-lead = There is no password: we send a code to your e-mail or to your mobile, of whatever country.
sign-in-register-title = Open an account
sign-in-register-lead = An e-mail address or a mobile number of any country is enough. No Egyptian line is needed, and the national number is not asked for now.
sign-in-contact-label = E-mail address or mobile number
sign-in-contact-hint = A mobile number with its country code, like +20 100 123 4567
sign-in-shared-legend = The device you use
sign-in-shared = This is a shared phone or computer
sign-in-shared-hint = You are signed out after five minutes without use and when the browser closes, and nothing is kept on the device.
sign-in-send-code = Send the code
sign-in-to-register = Open a new account
sign-in-to-sign-in = I have an account: sign in
sign-in-back-home = Home

sign-in-name-title = What is your name?
sign-in-name-lead = It is how we address you, and how every application begins.
sign-in-name-label = Full name
sign-in-name-hint = As on your card or passport if possible. Single and foreign names are accepted.
sign-in-open-account = Open the account
sign-in-api-name-needed = Nobody has an account with this contact yet; send a name and the accepted notices with the same code

sign-in-again-title = Confirm that it is you
sign-in-again-lead = The next step matters for your account, so we make sure once more with a new code.
sign-in-again-label = Where shall we send the code?
sign-in-again-choose = Choose where to send the code

sign-in-out-title = Sign out
sign-in-out-lead = After signing out, this device needs a new code to sign in. Saved applications stay as they are.
sign-in-out-button = Sign out
sign-in-out-done = You are signed out.

sign-in-sessions-title = Devices signed in
sign-in-sessions-lead = Every device or app that entered the account and has not left it.
sign-in-sessions-opened = Signed in: { $moment }
sign-in-sessions-seen = Last used: { $moment }
sign-in-sessions-here = This device
sign-in-sessions-shared = Shared device
sign-in-sessions-unknown = Unknown device
sign-in-sessions-end = Sign out there
sign-in-sessions-end-others = Sign out everywhere else
sign-in-sessions-ended = Signed out there.
