# 日本語の Afterword。

## The thread
count = { $n ->
    [0] コメント
   *[other] { $n }件のコメント
}
empty = まだコメントはありません。最初のひとことをどうぞ。
sort = 並べ替え
sort-oldest = 古い順
sort-newest = 新しい順
sort-liked = いいねの多い順
more = { $n ->
   *[other] さらに{ $n }件のコメントを表示
}
rest = { $n ->
   *[other] このスレッドの続きを読む（返信あと{ $n }件）
}
one-conversation = 1つの会話だけを表示しています。
all-comments = すべてのコメントを表示
locked = コメントの受付は終了しました。これまでのコメントは引き続き読めます。
stale = 新しいコメントが表示されていない可能性があります。コメントの保存先が現在応答していません。
away = 現在コメントを表示できません。コメントは失われていません。1分ほどしてからもう一度お試しください。
left-out = 今回はコメントを表示していません。
latest = 最新のコメント

## A comment
reply = 返信
like = いいね
edit = 編集
delete = 削除
edited = 編集済み
pinned = ピン留め
owner = 著者
moderator = モデレーター
replies = 返信
gone = このコメントは削除されました。
erased = [削除済み]
nobody = 匿名
in-reply-to = { $name }さんへの返信
when = { $year }年{ $month }月{ $day }日 { $time } UTC

## The composer
write = コメントを書く
replying-to = { $name }さんに返信
cancel = キャンセル
comment-label = コメント
name-label = 名前
email-label = メールアドレス
email-note = 任意・公開されません
website-label = ウェブサイト
website-note = 任意
hint = Markdownが使えます：
hint-bold = 太字
hint-italic = 斜体
hint-code = コード
hint-quote = 引用
hint-link = リンク
preview = プレビュー
post = コメントを投稿
edit-label = あなたのコメント
save = 保存
delete-question = このコメントを完全に削除しますか？
keep = 削除しない
here-it-is = こちらです。

## Reactions to the post
react = この記事はいかがでしたか？
reaction-like = いいね
reaction-love = 大好き
reaction-laugh = 面白い
reaction-wow = 驚いた
reaction-sad = 悲しい

## What went wrong
not-stored = コメントを保存できませんでした。入力した内容は残っています。1分ほどしてからもう一度送信してください。
not-done = 今は処理できませんでした。1分ほどしてからもう一度お試しください。
too-often = 短い時間に送信が多すぎます。入力した内容は残っています。1分ほどしてからもう一度送信してください。
too-large = 1件のコメントとしては長すぎます。20,000文字以内にしてください。
too-slow = 届くまでに時間がかかりすぎました。もう一度送信してください。
no-site = このページではコメントを利用できなくなりました。入力した内容は残っています。
foreign = このページからはコメントを送信できません。入力した内容は残っています。
not-a-form = フォームとして受け取れませんでした。もう一度お試しください。
back-button = ブラウザの「戻る」ボタンで、入力した内容に戻れます。
said = 同じコメントをすでに投稿しています。
no-parent = 返信先のコメントはもうありません。独立したコメントとして投稿できます。
no-comment = このコメントはもうありません。
not-yours = このコメントは別のブラウザで書かれたため、ここでは変更できません。
too-late = このコメントを編集できる時間は過ぎました。
closed = コメントの受付は終了しました。入力した内容は残っています。
switched-off = この機能はここでは無効になっています。
name-missing = 名前を入力してください。
name-long = 名前が長すぎます。{ $max }文字以内にしてください。
body-missing = コメントを入力してください。
body-long = コメントが長すぎます。{ $max }文字以内にしてください。
email-wrong = メールアドレスは name@example.org のような形で入力してください。
email-long = メールアドレスが長すぎます。{ $max }文字以内にしてください。
website-wrong = ウェブサイトは https://example.org のような形で入力してください。
website-long = ウェブサイトのアドレスが長すぎます。{ $max }文字以内にしてください。
misfit = 内容が正しくありません。

## Signing in
sign-in = ログイン
sign-out = ログアウト
signed-in = ログインしています。
commenting-as = { $name }としてコメント
account = アカウント
signin-intro = メールでコードをお送りします。パスワードはいりません。メールアドレスが公開されることもありません。
signin-send = コードを受け取る
sent-to = { $name } 宛てにメールをお送りしました。コードとリンクは15分間有効です。
signin-code = コード
signin-another = もう一度メールを受け取る
continue-as = { $name }として続ける
signin-as-other = 別のメールアドレスでログイン
continue-with = { $name }で続ける
or-by-mail = またはメールでログイン
provider-away = 選んだサービスが現在正しく応答していません。1分ほどしてからもう一度お試しいただくか、別の方法でログインしてください。
provider-stopped = ログインは完了していません。途中で取り消されたか、選んだサービスが中断しました。もう一度お試しいただくか、別の方法でログインしてください。
provider-failed = ログインは完了していません。返ってきた応答がこのログインのものではないか、有効期限が切れています。もう一度お試しください。
code-wrong = コードがメールのものと違うか、有効期限が切れています。
letter-old = このメールは期限が切れているか、すでに使われています。もう一度メールを受け取ってください。
too-often-letters = 短い時間に操作が多すぎます。しばらく待ってからもう一度お試しください。
home-old = このリンクは期限が切れているか、すでに使われています。コメントのあるページを再読み込みすると、新しいリンクになります。
back-to-post = 記事に戻る
close-window = このウィンドウは閉じてかまいません。
name-borrowed = このブログの運営者が使っている名前です。ご本人の場合はログインしてください。
banned = このアカウントではここにコメントできません。
letter-subject = ログインコード：{ $code }
letter = { $site } のコメントに使うログインコードは { $code } です。
letter-link = または、次のアドレスを開いてください： { $link }
letter-local = ここではメールの送信が設定されていません。メールの内容は、サービスのログか、起動時に表示されたメール確認用のURLで見られます。
letter-end = このメールは15分間有効です。お心当たりがない場合は、どなたかがアドレスを入力し間違えたものと思われます。何もする必要はありません。
moved-subject = メールアドレスが変更されました
moved = { $site } のコメントに使うアカウントのメールアドレスが変更されました。このアドレスではもうログインできません。お心当たりがない場合は、ブログの運営者にご連絡ください。

## One's own account
account-intro = 保存されているあなたの情報です。ダウンロードには、以前のものも含めてすべての記録が入っています。
account-download = JSONでダウンロード
profile = 公開プロフィール
ways = そのほかのログイン方法
way-remove = 解除
last-way-in = これを解除すると、誰もあなたのアカウントにログインできなくなります。先に別のログイン方法を追加するか、下の「退会」に進んでください。
sessions = ログイン中のブラウザ
this-one = このブラウザ
sign-out-everywhere = すべてログアウト
own-comments = あなたのコメント
no-own-comments = まだ何も書いていません。
erase = 退会
erase-intro = メールアドレス、名前、ログイン情報はすぐに消去され、元に戻せません。
erase-take = コメントも削除する
erase-keep = コメントは名前を外して残す
erase-sure = はい、退会します
erase-unsure = 退会する場合は、確認のチェックを入れてください。
erase-button = アカウントを削除
erased-title = アカウントを削除しました
erased-text = あなたに関する情報はもう保存されていません。開いているページからも数秒で消えます。

email-new = 別のメールアドレス
email-taken = このメールアドレスは、すでにほかの方が使っています。
no-mail = ここではメールの送信が設定されていません。
invitation = 招待
invitation-old = このリンクは期限が切れているか、すでに使われています。新しいリンクを送ってもらってください。
invited-owner = { $name } のコメントの運営に招待されています。
invited-moderator = { $name } のコメントのモデレーターに招待されています。
accept = 招待を受ける
adopt = ゲストとして書いたコメントを追加

## Pages that only say something
nothing-here = ここには何もありません
nothing-here-text = このアドレスにページはありません。
no-such-site = サイトが見つかりません
no-such-site-text = このページのコメントはまだ設定されていません。ご自身のページでしたら、次のコマンドでサイトを追加してください： afterword site add KEY https://your.blog
no-such-post = 記事が見つかりません
no-such-post-text = このアドレスにある記事の名前が長すぎるか、目に見えない文字や `..` のような区切りが含まれています。
not-from-here = 送信元が違います
not-from-here-text = このフォームは、このサイトのものではないページから送信されました。ご自身のページでしたら、次のコマンドでオリジンを追加してください： afterword site add KEY ORIGIN
not-posted = 投稿されませんでした

## For the script
published = コメントが公開されました
unreachable = サーバーに接続できません。入力した内容は残っています。少し待ってからもう一度お試しください。
now = たった今
news =
    .other = 新しいコメント#件

## Moderation in the thread
not-shown = このコメントは表示されていません。
held = 承認待ち：あなただけに見えています
held-thanks = ありがとうございます。コメントを保存しました。承認されると表示されます。
turned-down = 非公開：あなただけに見えています
report = 通報
report-question = このコメントを確認してほしい理由は何ですか？
report-spam = スパムである
report-abuse = 侮辱、脅し、憎悪が含まれている
report-private = 誰かの私的なことを明かしている
report-illegal = 法律に反している
report-off-topic = 記事と関係がない
reported = ありがとうございます。このコメントを確認します。
approve = 承認
mark-spam = スパム
remove = 非公開にする
undo = 元に戻す
pin = ピン留め
unpin = ピンを外す
lock-thread = コメントの受付を終了
unlock-thread = コメントの受付を再開
moderate = モデレーション
members-only = ここでコメントするにはログインしてください。入力した内容は残ります。
staff-only = ここでコメントできるのは、このブログの著者だけです。入力した内容は残ります。
not-staff = この操作ができるのは、このブログのコメントの運営者だけです。

## The desk of the moderators
desk-queue = コメント
desk-log = 対応の記録
desk-settings = ルール
desk-owners-only = サイトのルールを変更できるのは、そのサイトのオーナーだけです。
desk-kinds = コメントの種類
desk-pending = 承認待ち
desk-reported = 通報
desk-spam = スパム
desk-rejected = 非公開
desk-published = 公開
desk-all = すべて
desk-site = サイト
desk-all-sites = すべてのサイト
desk-rule = 決め手のルール
desk-all-rules = すべてのルール
desk-search = 言葉や名前を検索
desk-find = 検索
desk-behind = まだスレッドを読み込んでいます。しばらくの間、一部のコメントが表示されません。
desk-news = 新着があります：表示
desk-empty = ここには何もありません。すべて対応済みです。
desk-ticked = 選択中：
desk-tick = 選択
desk-by-person = この人のすべてのコメント
desk-from-network = このネットワークからのすべてのコメント
desk-banned = ブロック中
desk-ban = この人をブロック
desk-ban-network = このネットワークからのコメントをすべて保留
desk-unban = ブロックを解除
desk-show-all = すべての表示に戻す
desk-held = 保留
desk-let-pass = 通過
desk-held-by-reports = 読者の通報により保留
desk-rules-order = ルールは次の順に調べられ、最初に当てはまったものが決め手になります：
desk-more = その他
desk-thread = この会話
desk-history = 履歴
desk-next = もっと古いもの
desk-keys = キー
desk-no-decisions = まだ何も対応していません。
desk-total = { $n ->
   *[other] { $n }件のコメント
}
desk-every = { $n ->
   *[other] 当てはまる{ $n }件すべてに対応
}
desk-decided = { $n ->
   *[other] { $n }件のコメントに対応しました。
}
desk-deciding = 対応しています：{ $of }件中{ $n }件のコメントが完了しました。

## The rules of a site
rule-staff = 運営者が書いた
rule-network = 保留にしているネットワークから届いた
rule-everything = すべてのコメントを保留にしている
rule-trap = 人には見えない欄に入力されている
rule-haste = 人が書くより速く書かれた
rule-words = リストにある言葉かリンクが含まれている
rule-duplicate = 同じ内容がほかの場所に書かれている
rule-known = 書いた人はここで知られている
rule-first = 書いた人の最初のころのコメント
rule-links = 知らない人からの多くのリンク
rule-new-hosts = 知らない人からの新しいリンク先
rule-proof = ブラウザの計算を経ずに届いた
rule-learned = スパムとしたものに似ている
rule-akismet = Akismetが疑っているか、応答しなかった
rule-open = 問題は見当たらない
rules-who = コメントできる人
who-everybody = 誰でも（名前だけで可）
who-members = ログインしている人
who-staff = 運営者だけ
rules-hold = 承認を待つもの
rules-hold-all = すべてのコメント
rules-hold-first = 件目まで、各人の最初のコメント（0：なし）
rules-most-links = 個までのリンクは知らない人でも可、それより多いと承認待ち（空欄：制限なし）
rules-publish-known = 以前にも書いていて、すべて問題のなかった人は、すぐに公開する
rules-suspicion = 機械によると思われるもの：隠し欄への入力、速すぎる投稿、ほかの場所と同じ言葉、スパムに似たもの
rules-proof = ブラウザに少しの計算を求める。計算なしで届いたもの（スクリプトを使わない人のものも）は承認待ち
rules-akismet = 知らない人のコメントをAkismetに問い合わせる。その際、本文、名前、メールアドレス、ウェブサイト、ネットワークアドレスがこのサーバーの外に送られる
rules-no-akismet = このサービスの設定にAkismetのキーがないため、問い合わせは行われません。
rules-words = 含まれると承認待ちになる言葉、語句、ホスト（1行に1つ）
rules-words-wrong = { $most }行以内、1行は{ $longest }文字以内にしてください。
rules-further = その他
rules-close-after = 日後（最初のコメントから）に受付を終了（空欄：終了しない）
rules-reports = 人の読者が別々のネットワークから通報すると、確認するまでコメントを隠す（空欄：隠さない）
rules-never-refused = ルールがコメントを捨てることはありません。保留になったものはモデレーションで待っています。

## Letters about what waits
notify-subject = { $n ->
   *[other] { $site } で{ $n }件のコメントが承認を待っています
}
notify-intro = 次のコメントが対応を待っています：
notify-more = { $n ->
   *[other] ほかに{ $n }件あります。
}
notify-desk = すべてモデレーションで見られます：
notify-why = { $site } のコメントの運営者の方にこのメールをお送りしています。メールの頻度は、モデレーションの「ルール」で選べます。
link-title = コメントへの対応
link-unsure = ボタンを押すまで、何も変わりません。
link-old = このリンクはもう使えません。コメントはモデレーションにあります。
link-done = ありがとうございます。対応しました。
rules-notify = 承認待ちのお知らせメール
notify-never = 送らない
notify-soon = 届いたらすぐに（数分間まとめて）
notify-hourly = 多くても1時間に1回
notify-daily = 多くても1日に1回
