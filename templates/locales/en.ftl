# Afterword in English. A locale is complete when it has every message of this file.

## The thread
count = { $n ->
    [0] Comments
    [one] 1 comment
   *[other] { $n } comments
}
empty = Nobody has said anything yet. The first word is yours.
sort = Sort by
sort-oldest = Oldest
sort-newest = Newest
sort-liked = Most liked
more = { $n ->
    [one] Show 1 more comment
   *[other] Show { $n } more comments
}
rest = { $n ->
    [one] Continue this thread (1 more reply)
   *[other] Continue this thread ({ $n } more replies)
}
one-conversation = You are reading one conversation.
all-comments = Show all comments
locked = This conversation is closed. It can still be read.
stale = New comments may be missing here: their store does not answer just now.
away = The comments cannot be shown just now. They are not lost: please try again in a minute.
left-out = The comments are left out of this answer.
latest = Latest comments

## A comment
reply = Reply
like = Like
edit = Edit
delete = Delete
edited = edited
pinned = Pinned
owner = Author
moderator = Moderator
replies = Replies
gone = This comment was deleted.
erased = [erased]
nobody = Somebody
in-reply-to = in reply to { $name }
when = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $time } UTC

## The composer
write = Write a comment
replying-to = Replying to { $name }
cancel = Cancel
comment-label = Comment
name-label = Name
email-label = E-mail
email-note = optional, never shown
website-label = Website
website-note = optional
hint = Markdown works:
hint-bold = bold
hint-italic = italic
hint-code = code
hint-quote = quote
hint-link = link
preview = Preview
post = Post comment
edit-label = Your comment
save = Save
delete-question = Delete this comment for good?
keep = Keep it
here-it-is = Here it is.

## Reactions to the post
react = What do you think of this post?
reaction-like = Like
reaction-love = Love
reaction-laugh = Funny
reaction-wow = Surprising
reaction-sad = Sad

## What went wrong
not-stored = Your comment could not be stored just now. Your words are still here: please send them again in a minute.
not-done = This could not be done just now. Please try again in a minute.
too-often = That was a lot in a short time. Your words are still here: please send them again in a minute.
too-large = This is too much for one comment: at most 20,000 characters fit.
too-slow = Your words took too long to arrive. Please send them again.
no-site = The comments of this page are not set up any more. Your words are still here.
foreign = This page may not send comments here. Your words are still here.
not-a-form = This did not arrive as a form. Please try again.
back-button = Your browser's back button brings your words back.
said = You have said this already.
no-parent = The comment that you answer is not here any more. You can post your words as a comment of their own.
no-comment = This comment is not here any more.
not-yours = This comment was written with another browser, so it cannot be changed here.
too-late = The time in which this comment could be edited is over.
closed = This conversation is closed. Your words are still here.
switched-off = This is switched off here.
name-missing = The name is missing.
name-long = The name is too long: at most { $max } characters fit.
body-missing = The comment is missing.
body-long = The comment is too long: at most { $max } characters fit.
email-wrong = The address does not look like name@example.org.
email-long = The address is too long: at most { $max } characters fit.
website-wrong = The website does not look like https://example.org.
website-long = The website is too long: at most { $max } characters fit.
misfit = This does not fit.

## Signing in
sign-in = Sign in
sign-out = Sign out
signed-in = You are signed in.
commenting-as = Commenting as { $name }
account = Your account
signin-intro = We send a code to your address. There is no password, and nobody sees the address.
signin-send = Send me a code
sent-to = A letter is on its way to { $name }. It has a code and a link, and is good for 15 minutes.
signin-code = Code
signin-another = Ask for another letter
continue-as = Continue as { $name }
signin-as-other = Or as somebody else
continue-with = Continue with { $name }
or-by-mail = Or by e-mail
provider-away = The service that you chose does not answer as it should just now. Please try again in a minute, or sign in another way.
provider-stopped = You are not signed in: you or the service that you chose did not go on. You can try again, or sign in another way.
provider-failed = You are not signed in: what came back does not belong to this sign-in, or is too old. Please try again.
code-wrong = This is not the code of our letter, or it is too old.
letter-old = This letter is too old, or was used before. Ask for another one.
too-often-letters = That was a lot in a short time. Please wait a while and try again.
home-old = This link is too old, or was used before. Load the page with the comments again, and it has another one.
back-to-post = Back to the post
close-window = You can close this window.
name-borrowed = Somebody who runs this blog goes by this name. If that is you, please sign in.
banned = This account may not comment here.
letter-subject = Your code: { $code }
letter = Your code for the comments of { $site } is { $code }.
letter-link = Or open this address: { $link }
letter-local = Mail is not set up here: the letter is in the log of the service, and at the address for letters that it told when it started.
letter-end = The letter is good for 15 minutes. If you did not ask for it, somebody mistyped their address, and there is nothing to do.
moved-subject = Your address was changed
moved = Your account for the comments of { $site } now has another address; this one signs nobody in any more. If that was not you, please write to whoever runs the blog.

## One's own account
account-intro = This is what is stored about you. The download has every entry, also of what was before.
account-download = Download it as JSON
profile = How you appear
ways = Other ways to sign in
way-remove = Remove
last-way-in = Without it nobody could sign in to your account. Add another way first, or leave for good below.
sessions = Where you are signed in
this-one = here
sign-out-everywhere = Sign out everywhere
own-comments = Your comments
no-own-comments = You have not written anything yet.
erase = Leave for good
erase-intro = Your address, your name and your sessions are erased at once, and cannot be brought back.
erase-take = Erase my comments, too
erase-keep = Keep what I wrote, without my name
erase-sure = Yes, I want to leave for good
erase-unsure = Please confirm that you want to leave.
erase-button = Erase my account
erased-title = Your account is erased
erased-text = Nothing is stored about you any more. Pages that are open forget it within seconds.

email-new = Another address
email-taken = Somebody else has this address here.
no-mail = Mail is not set up here.
invitation = Invitation
invitation-old = This link is too old, or was used before. Ask for another one.
invited-owner = You are invited to run the comments of { $name }.
invited-moderator = You are invited to moderate the comments of { $name }.
accept = Accept
adopt = Add what I wrote as a guest

## Pages that only say something
nothing-here = Nothing here
nothing-here-text = There is no page at this address.
no-such-site = No such site
no-such-site-text = The comments of this page are not set up yet. If it is yours, add it with: afterword site add KEY https://your.blog
no-such-post = No such post
no-such-post-text = The name of the post in this address is too long, or has characters that nobody can see, or steps such as `..`.
not-from-here = Not from here
not-from-here-text = This form was sent from a page that does not belong to this site. If the page is yours, add its origin with: afterword site add KEY ORIGIN
not-posted = Not posted

## For the script
published = Your comment is published
unreachable = The server cannot be reached. Your words are still here: try again in a moment.
now = just now
# One for each plural category of the language (CLDR); # becomes the number.
news =
    .one = 1 new comment
    .other = # new comments

## Moderation in the thread
not-shown = This comment is not shown.
held = Waits for approval: only you see it
held-thanks = Thank you. Your comment is kept, and will be shown once it has been approved.
turned-down = Not published: only you see it
report = Report
report-question = Why should somebody look at this comment?
report-spam = It is spam
report-abuse = It insults, threatens or hates
report-private = It tells private things about somebody
report-illegal = It breaks the law
report-off-topic = It has nothing to do with the post
reported = Thank you. Somebody will look at this comment.
approve = Approve
mark-spam = Spam
remove = Remove
undo = Undo
pin = Pin
unpin = Unpin
lock-thread = Close the conversation
unlock-thread = Open the conversation again
moderate = Moderation
members-only = Please sign in to comment here. Your words are kept.
staff-only = Only the authors of this blog comment here. Your words are kept.
not-staff = Only those who look after the comments of this blog can do that.

## The desk of the moderators
desk-queue = Comments
desk-log = Decisions
desk-settings = Rules
desk-owners-only = Only the owner of a site changes its rules.
desk-kinds = Kinds of comments
desk-pending = Waiting
desk-reported = Reported
desk-spam = Spam
desk-rejected = Removed
desk-published = Published
desk-all = All
desk-site = Site
desk-all-sites = All sites
desk-rule = Rule that decided
desk-all-rules = Any rule
desk-search = Search words and names
desk-find = Search
desk-behind = The desk is still reading the threads: some comments are missing here for a moment.
desk-news = Something new: show it
desk-empty = Nothing here. Everything has been seen to.
desk-ticked = Ticked:
desk-tick = Tick
desk-by-person = Everything by this person
desk-from-network = Everything from this network
desk-banned = banned
desk-ban = Ban this person
desk-ban-network = Hold everything from this network
desk-unban = Lift the ban
desk-show-all = Show everything again
desk-held = Held
desk-let-pass = Let pass
desk-held-by-reports = Held by reports of readers
desk-rules-order = The rules are asked in this order; the first one that has something to say decides:
desk-more = More
desk-thread = This conversation
desk-history = History
desk-next = Older ones
desk-keys = Keys
desk-no-decisions = Nothing has been decided yet.
desk-total = { $n ->
    [one] 1 comment
   *[other] { $n } comments
}
desk-every = { $n ->
    [one] Decide about the one that fits
   *[other] Decide about all { $n } that fit
}
desk-decided = { $n ->
    [one] Decided about 1 comment.
   *[other] Decided about { $n } comments.
}
desk-deciding = Deciding: { $n } of { $of } comments are done.

## The rules of a site
rule-staff = Written by the staff
rule-network = From a network that you hold
rule-everything = Every comment is held
rule-trap = Filled a field that people do not see
rule-haste = Written faster than a person writes
rule-words = Has a word or a link of your list
rule-duplicate = The same was said elsewhere
rule-known = Its writer is known here
rule-first = One of the first of its writer
rule-links = Many links by somebody unknown
rule-new-hosts = Links to new places by somebody unknown
rule-proof = Came without the work of a browser
rule-learned = Reads like what you marked as spam
rule-akismet = Akismet has doubts, or did not answer
rule-open = Nothing speaks against it
rules-who = Who may comment
who-everybody = Everybody: a name is enough
who-members = Whoever is signed in
who-staff = Nobody but the staff
rules-hold = What waits for your approval
rules-hold-all = Every comment
rules-hold-first = first comments of each person (0: none)
rules-most-links = links are fine from somebody unknown; more wait (empty: any number)
rules-publish-known = Whoever has been here before, and all of that was fine, is published at once
rules-suspicion = What looks like the work of a machine: hidden fields, haste, the same words elsewhere, and what reads like your spam
rules-proof = Ask browsers for a moment of work; what comes without it (also from people without scripts) waits
rules-akismet = Ask Akismet about comments of people who are not known. The text, the name, the e-mail address, the website and the network address then leave this server
rules-no-akismet = The settings of this service have no key for Akismet, so it is not asked.
rules-words = Words, phrases and hosts that make a comment wait, one a line
rules-words-wrong = At most { $most } lines fit, of { $longest } characters each.
rules-further = Further
rules-close-after = days after its first comment a conversation closes (empty: never)
rules-reports = readers from as many networks take a comment away until you look (empty: never)
rules-never-refused = No rule throws a comment away: what is held waits at your desk.

## Letters about what waits
notify-subject = { $n ->
    [one] A comment waits on { $site }
   *[other] { $n } comments wait on { $site }
}
notify-intro = This waits for your decision:
notify-more = { $n ->
    [one] And 1 more.
   *[other] And { $n } more.
}
notify-desk = All of it is at the desk:
notify-why = You get this letter because you look after the comments of { $site }. How often it comes is chosen at the desk, under "Rules".
link-title = Decide about a comment
link-unsure = Nothing is decided before you press a button.
link-old = This link is no longer good. The comment is at the desk.
link-done = Thank you. That is decided.
rules-notify = Letters about what waits
notify-never = None
notify-soon = As soon as something waits, gathered for some minutes
notify-hourly = Once an hour at most
notify-daily = Once a day at most
