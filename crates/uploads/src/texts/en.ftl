# Files that are sent in pieces, documents of several pages, and files from another application.

uploads-throttle = Many files were sent in a short time. Try again in { $minutes } minutes.
uploads-kept = Files on their way to Wasl, encrypted
uploads-kept-why = To go on sending a file after the connection was lost, without sending again what arrived
uploads-kept-pages = Pages that are being put together into one document, encrypted
uploads-kept-pages-why = To put pages in order before the document is sent

uploads-pages-throttle = Many pages were added in a short time. Try again in { $minutes } minutes.
uploads-pages-title = A document of several pages
uploads-pages-lead = { $document }: take a photo of each page, put the pages in order, and join them into one PDF. The officer sees it as it is.
uploads-pages-first = The first page
uploads-pages-next = Another page
uploads-pages-rules = A JPEG, PNG or HEIC image of each page
uploads-pages-add = Add this page
uploads-pages-add-next = Add another page
uploads-pages-page = Page { $number }
uploads-pages-alt = Picture of { $page }
uploads-pages-earlier = Move earlier
uploads-pages-remove = Remove this page
uploads-pages-join = That is all: join the pages
uploads-pages-join-again = Join the pages again
uploads-pages-ready-title = The document is ready to be sent
uploads-pages-ready =
    { $count ->
        [one] A PDF of one page, { $size } KB
       *[other] A PDF of { $number } pages, { $size } KB
    }
uploads-pages-sent = This file was sent before.
uploads-pages-look = Download the file to look at it
uploads-pages-send = Send the document
uploads-pages-until = The pages are kept here, encrypted, for one day after the last change, and then removed. What was sent stays with the application.
uploads-pages-too-many = A document has at most { $most } pages. Remove one before adding another.
uploads-pages-too-large = All pages together are larger than { $megabytes } MB even when drawn smaller. Remove those that are not needed.
uploads-pages-only-pictures = Pages are added as pictures here. A PDF is sent by itself, on the page of the question.

uploads-throttle-shared = Many files came from other applications in a short time. Try again in { $minutes } minutes.
uploads-shared-title = Files from another application
uploads-shared-lead = A picture or PDF that you share with Wasl from another application is kept here, encrypted, for { $hours } hours, until you say which application and which document it is for.
uploads-shared-back = My account
uploads-shared-none = No files are waiting.
uploads-shared-nothing = No file arrived that can be accepted. Pictures and PDF files are.
uploads-shared-sign-in = Sign in first, then share the file again. Nothing of it was kept.
uploads-shared-what =
    { $kind ->
        [pdf] A PDF file
       *[picture] A picture
    }, { $size } KB
uploads-shared-since = Arrived on { $moment }
uploads-shared-taken = This file was sent with an application.
uploads-shared-choose = Say what it is for
uploads-shared-remove = Remove this file
uploads-shared-removed = The file was removed.
uploads-shared-for-title = Which application and which document is this file for?
uploads-shared-use = Send it for this document
uploads-shared-sent =
    { $count ->
        [one] One file was sent for it before
       *[other] { $number } files were sent for it before
    }
uploads-shared-no-place = No application waits for a document now. The file will be removed by itself.
uploads-shared-services = Services
