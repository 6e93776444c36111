//! The words of the interface in each language: `templates/locales/*.ftl`, read once.

use std::{fmt, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use time::OffsetDateTime;

use super::Lang;
use crate::domain::{
    moderation::{Notify, Rule, WhoMayComment, WordList},
    thread::Standing,
    values::{ReportReason, Role, ValueError},
};

/// The plural categories of Unicode CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Stands for a name while the text around it is taken apart.
const HERE: &str = "\u{1}";

static ALL: LazyLock<Vec<Words>> =
    LazyLock::new(|| Lang::ALL.into_iter().map(Words::new).collect());

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// Those that are always the same.
    pub text: Text,
    /// What the script of the page says, as JSON.
    pub script: String,
}

/// What stands before a name, and after it.
#[derive(Debug, Default)]
pub struct Around {
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

macro_rules! texts {
    ($($field:ident)*) => {
        /// Texts that are always the same; the key of each is its name with hyphens.
        #[allow(missing_docs, reason = "each is its own text in the locales")]
        #[derive(Debug)]
        pub struct Text { $(pub $field: String,)* }

        impl Text {
            fn new(text: impl Fn(&str) -> String) -> Self {
                Self { $($field: text(stringify!($field)),)* }
            }

            #[cfg(test)]
            const FIELDS: &[&str] = &[$(stringify!($field),)*];
        }
    };
}

texts! {
    empty sort sort_oldest sort_newest sort_liked one_conversation all_comments locked stale away
    left_out latest reply like edit delete edited pinned owner moderator replies gone erased nobody write cancel
    comment_label name_label email_label email_note website_label website_note hint hint_bold
    hint_italic hint_code hint_quote hint_link preview post edit_label save delete_question keep
    here_it_is react reaction_like reaction_love reaction_laugh reaction_wow reaction_sad not_stored
    not_done too_often too_large too_slow no_site foreign not_a_form back_button said no_parent
    no_comment not_yours too_late closed switched_off name_missing body_missing email_wrong
    website_wrong misfit nothing_here nothing_here_text no_such_site no_such_site_text no_such_post
    no_such_post_text not_from_here not_from_here_text not_posted published unreachable now sign_in
    sign_out signed_in account signin_intro signin_send signin_code signin_another signin_as_other
    code_wrong letter_old too_often_letters home_old back_to_post close_window name_borrowed
    banned account_intro account_download profile sessions this_one sign_out_everywhere own_comments
    no_own_comments erase erase_intro erase_take erase_keep erase_sure erase_unsure erase_button
    erased_title erased_text email_new email_taken no_mail letter_local invitation invitation_old
    accept adopt or_by_mail provider_away provider_stopped provider_failed
    ways way_remove last_way_in not_shown held held_thanks turned_down report report_question
    report_spam report_abuse report_private report_illegal report_off_topic reported approve
    mark_spam remove undo pin unpin lock_thread unlock_thread moderate members_only staff_only
    not_staff desk_queue desk_log desk_settings desk_owners_only desk_kinds desk_pending
    desk_reported desk_spam desk_rejected desk_published desk_all desk_site desk_all_sites desk_rule
    desk_all_rules desk_search desk_find desk_behind desk_news desk_empty desk_ticked desk_tick
    desk_by_person desk_from_network desk_banned desk_ban desk_ban_network desk_unban desk_show_all
    desk_held desk_let_pass desk_held_by_reports desk_rules_order desk_more desk_thread desk_history
    desk_next desk_keys desk_no_decisions rules_who rules_hold rules_hold_all rules_hold_first
    rules_most_links rules_publish_known rules_suspicion rules_proof rules_akismet rules_no_akismet
    rules_words rules_further rules_close_after rules_reports rules_never_refused rules_notify
    notify_never notify_soon notify_hourly notify_daily notify_intro notify_desk link_title link_unsure
    link_old link_done
}

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> &'static Self {
        &ALL[lang as usize]
    }

    fn new(lang: Lang) -> Self {
        let id = lang.tag().parse().expect("our own tags are well-formed");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in [lang.source(), Lang::En.source()] {
            // What the language lacks is said in English; what it has comes first and stays.
            let resource = FluentResource::try_new(source.to_owned());
            let resource = resource.unwrap_or_else(|(whole_part, _)| whole_part);
            let _ = bundle.add_resource(resource);
        }
        let text = Text::new(|field| format_in(&bundle, &field.replace('_', "-"), None));
        let mut words = Self {
            lang,
            bundle,
            text,
            script: String::new(),
        };
        words.script = words.for_script();
        words
    }

    /// Which language it is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The heading of a thread with so many comments.
    pub fn count(&self, n: usize) -> String {
        self.counted("count", n)
    }

    /// The link to so many more comments.
    pub fn more(&self, n: usize) -> String {
        self.counted("more", n)
    }

    /// The link to so many more replies.
    pub fn rest(&self, n: usize) -> String {
        self.counted("rest", n)
    }

    /// What to say of a comment that the others do not see.
    pub fn note(&self, standing: Standing) -> &str {
        match standing {
            Standing::Published | Standing::Pending => &self.text.held,
            Standing::Spam | Standing::Rejected => &self.text.turned_down,
        }
    }

    /// How a comment stands.
    pub fn standing(&self, standing: &Standing) -> &str {
        match standing {
            Standing::Published => &self.text.desk_published,
            Standing::Pending => &self.text.desk_pending,
            Standing::Spam => &self.text.desk_spam,
            Standing::Rejected => &self.text.desk_rejected,
        }
    }

    /// What a rule looks at.
    pub fn rule(&self, rule: &Rule) -> String {
        self.format(&format!("rule-{}", rule.name()), None)
    }

    /// Who may comment.
    pub fn who_may(&self, who: &WhoMayComment) -> String {
        self.format(&format!("who-{}", who.name()), None)
    }

    /// So many comments were decided about, of so many while that goes on.
    pub fn decided(&self, n: &u32, of: &Option<u32>) -> String {
        let mut args = FluentArgs::new();
        args.set("n", *n);
        args.set("of", of.unwrap_or(*n));
        match of {
            Some(_) => self.format("desk-deciding", Some(&args)),
            None => self.format("desk-decided", Some(&args)),
        }
    }

    /// So many comments.
    pub fn desk_total(&self, n: &u32) -> String {
        self.counted("desk-total", *n as usize)
    }

    /// All that fit, of which there are so many.
    pub fn desk_every(&self, n: &u32) -> String {
        self.counted("desk-every", *n as usize)
    }

    /// The list of words is too long.
    pub fn word_list_too_long(&self) -> String {
        let mut args = FluentArgs::new();
        args.set("most", WordList::MOST);
        args.set("longest", WordList::LONGEST);
        self.format("rules-words-wrong", Some(&args))
    }

    /// Why a reader reports a comment.
    pub fn report_reason(&self, reason: &ReportReason) -> &str {
        match reason {
            ReportReason::Spam => &self.text.report_spam,
            ReportReason::Abuse => &self.text.report_abuse,
            ReportReason::Private => &self.text.report_private,
            ReportReason::Illegal => &self.text.report_illegal,
            ReportReason::OffTopic => &self.text.report_off_topic,
        }
    }

    /// A date and time, for people.
    pub fn when(&self, at: OffsetDateTime) -> String {
        let mut args = FluentArgs::new();
        args.set("day", at.day());
        args.set("month", u8::from(at.month()));
        args.set("year", at.year().to_string());
        args.set("time", format!("{:02}:{:02}", at.hour(), at.minute()));
        self.format("when", Some(&args))
    }

    /// What stands around the name of who is answered.
    pub fn in_reply_to(&self) -> Around {
        self.around("in-reply-to")
    }

    /// What stands around the name of who is being answered.
    pub fn replying_to(&self) -> Around {
        self.around("replying-to")
    }

    /// What stands around the name under which somebody comments.
    pub fn commenting_as(&self) -> Around {
        self.around("commenting-as")
    }

    /// What stands around the name of who is signed in already.
    pub fn continue_as(&self) -> Around {
        self.around("continue-as")
    }

    /// What stands around the name of another service that can tell who somebody is.
    pub fn continue_with(&self) -> Around {
        self.around("continue-with")
    }

    /// What stands around the address to which a letter went.
    pub fn sent_to(&self) -> Around {
        self.around("sent-to")
    }

    /// What stands around the name of what somebody is invited to.
    pub fn invited(&self, role: Role) -> Around {
        self.around(match role {
            Role::Owner => "invited-owner",
            Role::Moderator => "invited-moderator",
        })
    }

    /// The subject and the text of a letter with this code, for this site.
    pub fn letter(&self, code: &str, site: &str, link: Option<&str>) -> (String, String) {
        let mut args = FluentArgs::new();
        args.set("code", code);
        args.set("site", site);
        let subject = self.format("letter-subject", Some(&args));
        let mut text = self.format("letter", Some(&args));
        if let Some(link) = link {
            args.set("link", link);
            text.push_str("\n\n");
            text.push_str(&self.format("letter-link", Some(&args)));
        }
        text.push_str("\n\n");
        text.push_str(&self.format("letter-end", None));
        text.push('\n');
        (subject, text)
    }

    /// The subject of a letter about so many comments that wait.
    pub fn notice_subject(&self, n: u32, site: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("n", n);
        args.set("site", site);
        self.format("notify-subject", Some(&args))
    }

    /// The end of a letter that tells of some of so many.
    pub fn notice_end(&self, n: u32, told: usize, site: &str, base: &str) -> String {
        let mut args = FluentArgs::new();
        let more = (n as usize).saturating_sub(told);
        args.set("n", more);
        args.set("site", site);
        let more = match more {
            0 => String::new(),
            _ => format!("{}\n\n", self.format("notify-more", Some(&args))),
        };
        let why = self.format("notify-why", Some(&args));
        let desk = &self.text.notify_desk;
        format!("{more}{desk}\n{base}/moderate?site={site}\n\n{why}\n")
    }

    /// How often letters come.
    pub fn notify(&self, notify: &Notify) -> &str {
        match notify {
            Notify::Never => &self.text.notify_never,
            Notify::Soon => &self.text.notify_soon,
            Notify::Hourly => &self.text.notify_hourly,
            Notify::Daily => &self.text.notify_daily,
        }
    }

    /// The letter to the address that an account had before: its subject and its text.
    pub fn moved_letter(&self, site: &str) -> (String, String) {
        let mut args = FluentArgs::new();
        args.set("site", site);
        let text = self.format("moved", Some(&args));
        (self.format("moved-subject", None), format!("{text}\n"))
    }

    /// Why nobody can go by a name.
    pub fn wrong_name(&self, error: ValueError) -> String {
        match error {
            ValueError::TooLong(max) => self.too_long("name", max),
            _ => self.text.name_missing.clone(),
        }
    }

    /// That a field holds too much; the field is one of `name`, `body`, `email`, `website`.
    pub fn too_long(&self, field: &str, max: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("max", max.to_string());
        self.format(&format!("{field}-long"), Some(&args))
    }

    fn counted(&self, key: &str, n: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("n", n);
        self.format(key, Some(&args))
    }

    fn around(&self, key: &str) -> Around {
        let mut args = FluentArgs::new();
        args.set("name", HERE);
        let text = self.format(key, Some(&args));
        let (before, after) = text.split_once(HERE).unwrap_or((&text, ""));
        Around {
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    fn for_script(&self) -> String {
        let news = self.bundle.get_message("news");
        let forms = CATEGORIES.into_iter().filter_map(|category| {
            let form = news.as_ref()?.get_attribute(category)?.value();
            let text = self.bundle.format_pattern(form, None, &mut Vec::new());
            Some((category.to_owned(), text.into_owned().into()))
        });
        let replying = self.replying_to();
        serde_json::json!({
            "cancel": self.text.cancel,
            "replyingTo": [replying.before, replying.after],
            "published": self.text.published,
            "unreachable": self.text.unreachable,
            "now": self.text.now,
            "news": forms.collect::<serde_json::Map<_, _>>(),
        })
        .to_string()
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        format_in(&self.bundle, key, args)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words of {}", self.lang.tag())
    }
}

fn format_in(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    args: Option<&FluentArgs<'_>>,
) -> String {
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    match pattern {
        Some(pattern) => bundle
            .format_pattern(pattern, args, &mut Vec::new())
            .into_owned(),
        None => key.to_owned(),
    }
}

#[cfg(test)]
mod tests;
