# The steps after an event, as the owner of an account keeps them.
bundle-country = Country of residence
bundle-keep-title = Keep the steps: { $event }
bundle-keep-lead = These answers are kept encrypted in the account, and nobody but its owner sees them. They can be deleted at any time.
bundle-keep = Keep the steps

bundle-list-title = Steps I follow
bundle-list-events = Events and their steps
bundle-list-empty-title = No steps are kept
bundle-list-empty-text = The steps of any event can be kept from its page and followed here.
bundle-files = My applications
bundle-opened = Since { $day }
bundle-progress = { $done } of { $total } done
bundle-private = Nobody but the owner of the account sees these steps: no member of staff and no relative.

bundle-next = Next step
bundle-standing-not-begun = Not begun
bundle-standing-elsewhere = At another office
bundle-standing-under-way = Under way
bundle-standing-done = Done
bundle-standing-ticked = Done, as the owner says
bundle-begin = Begin the application
bundle-tick = This step is done
bundle-untick = Not done yet
bundle-file = Follow the application
bundle-discard = Delete these steps
bundle-discard-title = Delete the steps: { $event }
bundle-discard-warning = The steps and the answers kept with them are deleted. Applications begun from them stay as they are.

bundle-beside = This application is a step of: { $event }
bundle-beside-next = Next step: { $step }
bundle-beside-see = Show the steps
bundle-mine = Steps I follow

bundle-refusal-too-many = No more steps can be kept. Delete those that are finished first.
bundle-refusal-not-here = This step is not applied for in Wasl from the country of residence now.
bundle-refusal-has-a-file = This step has an application under way, or one that yielded its document. Follow it on its page.
