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
replies = Replies
gone = This comment was deleted.
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
