//! The languages that people paste on blogs, each as a few words about it.

use super::{
    Class,
    grammar::{
        BACKTICK, BARE, C_LIKE, DOUBLE, HASH, LONG, Language, SINGLE, Shape, TRIPLE, lists, quote,
    },
};

impl Language {
    /// The language that people call so.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        let name = name.to_ascii_lowercase();
        ALL.iter()
            .find(|language| language.name == name || lists(language.aliases, &name))
    }
}

/// Every language, with what is special about it.
pub(super) static ALL: &[Language] = &[
    Language {
        name: "rust",
        aliases: "rs",
        keywords: "as async await break const continue crate dyn else enum extern false fn for if \
            impl in let loop match mod move mut pub ref return self Self static struct super \
            trait true type unsafe use where while",
        types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize",
        quotes: &[
            quote("r#\"", "\"#", false, true),
            quote("r\"", "\"", false, true),
            LONG,
            SINGLE,
        ],
        lifetimes: true,
        ..C_LIKE
    },
    Language {
        name: "go",
        aliases: "golang",
        keywords: "break case chan const continue default defer else fallthrough false for func go \
            goto if import interface map nil package range return select struct switch true \
            type var",
        types: "any bool byte error float32 float64 int int32 int64 rune string uint uint8 uint32 \
            uint64",
        quotes: &[DOUBLE, SINGLE, quote("`", "`", false, true)],
        ..C_LIKE
    },
    Language {
        name: "python",
        aliases: "py python3",
        keywords: "and as assert async await break case class continue def del elif else except False \
            finally for from global if import in is lambda match None nonlocal not or pass \
            raise return self True try while with yield",
        types: "bool bytes dict float int list object set str tuple",
        start: "@",
        quotes: &[TRIPLE, quote("'''", "'''", true, true), DOUBLE, SINGLE],
        ..HASH
    },
    Language {
        name: "javascript",
        aliases: "js jsx mjs node",
        keywords: "as async await break case catch class const continue default delete do else export \
            extends false finally for from function if import in instanceof let new null of \
            return static super switch this throw true try typeof undefined var void while \
            yield",
        start: "@",
        inside: "$",
        regexes: true,
        quotes: &[DOUBLE, SINGLE, BACKTICK],
        ..C_LIKE
    },
    Language {
        name: "typescript",
        aliases: "ts tsx",
        keywords: "as async await break case catch class const continue default delete do else export \
            extends false finally for from function if import in instanceof let new null of \
            return static super switch this throw true try typeof undefined var void while \
            yield abstract declare enum implements interface keyof namespace private protected \
            public readonly satisfies type",
        types: "any bigint boolean never number object string symbol unknown",
        start: "@",
        inside: "$",
        regexes: true,
        quotes: &[DOUBLE, SINGLE, BACKTICK],
        ..C_LIKE
    },
    Language {
        name: "css",
        aliases: "scss less",
        keywords: "and from important not only to",
        start: "@",
        inside: "-",
        key: Some(':'),
        capitals: false,
        comments: &[("/*", "*/")],
        ..C_LIKE
    },
    Language {
        name: "json",
        aliases: "jsonc json5",
        keywords: "false null true",
        key: Some(':'),
        capitals: false,
        ..C_LIKE
    },
    Language {
        name: "yaml",
        aliases: "yml",
        keywords: "false no null off on true yes",
        inside: "-.",
        key: Some(':'),
        capitals: false,
        apostrophes: true,
        quotes: &[LONG, quote("'", "'", false, false)],
        ..HASH
    },
    Language {
        name: "toml",
        aliases: "ini",
        keywords: "false true",
        inside: "-.",
        key: Some('='),
        capitals: false,
        apostrophes: true,
        quotes: &[
            TRIPLE,
            quote("'''", "'''", false, true),
            DOUBLE,
            quote("'", "'", false, false),
        ],
        ..HASH
    },
    Language {
        name: "bash",
        aliases: "sh shell zsh console",
        keywords: "alias break case cd continue declare do done echo elif else esac eval exec exit \
            export fi for function if in local printf read readonly return set shift source \
            then trap unset until while",
        start: "$",
        inside: "-",
        capitals: false,
        apostrophes: true,
        quotes: &[LONG, BARE],
        ..HASH
    },
    Language {
        name: "dockerfile",
        aliases: "docker",
        keywords: "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL RUN SHELL \
            STOPSIGNAL USER VOLUME WORKDIR",
        start: "$",
        inside: "-",
        capitals: false,
        apostrophes: true,
        ..HASH
    },
    Language {
        name: "c",
        aliases: "h",
        keywords: "break case char const continue default do double else enum extern float for goto \
            if inline int long register return short signed sizeof static struct switch \
            typedef union unsigned void volatile while bool false NULL true",
        types: "int8_t int16_t int32_t int64_t size_t uint8_t uint16_t uint32_t uint64_t",
        start: "#",
        ..C_LIKE
    },
    Language {
        name: "cpp",
        aliases: "c++ cc cxx hpp",
        keywords: "break case char const continue default do double else enum extern float for goto \
            if inline int long register return short signed sizeof static struct switch \
            typedef union unsigned void volatile while auto bool catch class concept consteval \
            constexpr delete explicit false final friend mutable namespace new noexcept \
            nullptr operator override private protected public requires template this throw \
            true try typename using virtual",
        types: "size_t string vector",
        start: "#",
        ..C_LIKE
    },
    Language {
        name: "java",
        aliases: "",
        keywords: "abstract assert boolean break byte case catch char class continue default do \
            double else enum extends false final finally float for if implements import \
            instanceof int interface long native new null package permits private protected \
            public record return sealed short static super switch synchronized this throw \
            throws transient true try var void volatile while yield",
        start: "@",
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        ..C_LIKE
    },
    Language {
        name: "csharp",
        aliases: "c# cs",
        keywords: "abstract as async await base bool break byte case catch char class const continue \
            decimal default delegate do double else enum event explicit extern false finally \
            float for foreach get if implicit in init int interface internal is lock long \
            namespace new null object operator out override params private protected public \
            readonly record ref return sealed set short static string struct switch this throw \
            true try typeof uint using var virtual void when where while yield",
        start: "#",
        quotes: &[TRIPLE, quote("@\"", "\"", false, true), DOUBLE, SINGLE],
        ..C_LIKE
    },
    Language {
        name: "kotlin",
        aliases: "kt kts",
        keywords: "as break by catch class companion const constructor continue data do else enum \
            false finally for fun if import in init inline interface internal is lateinit null \
            object open operator override package private protected public return sealed super \
            suspend this throw true try typealias val var when while",
        start: "@",
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        ..C_LIKE
    },
    Language {
        name: "swift",
        aliases: "",
        keywords: "as associatedtype async await break case catch class continue default defer deinit \
            do else enum extension false fileprivate for func guard if import in init inout \
            internal is lazy let mutating nil open override private protocol public repeat \
            rethrows return self Self some static struct subscript super switch throw throws \
            true try typealias var weak where while",
        start: "@#",
        quotes: &[TRIPLE, DOUBLE],
        ..C_LIKE
    },
    Language {
        name: "php",
        aliases: "",
        keywords: "abstract and array as bool break case catch class const continue default do echo \
            else elseif enum extends false final finally float fn for foreach function global \
            if implements include instanceof int interface isset match namespace new null or \
            private protected public readonly require require_once return self static string \
            switch this throw trait true try unset use var void while yield",
        start: "$",
        comments: &[("//", "\n"), ("/*", "*/"), ("#", "\n")],
        quotes: &[LONG, quote("'", "'", true, true)],
        ..C_LIKE
    },
    Language {
        name: "ruby",
        aliases: "rb",
        keywords: "alias and attr_accessor attr_reader begin break case class def defined? do else \
            elsif end ensure extend false for if in include lambda loop module new next nil \
            not or private proc protected public puts raise redo require require_relative \
            rescue retry return self super then true undef unless until when while yield",
        inside: "?",
        ..HASH
    },
    Language {
        name: "lua",
        aliases: "",
        keywords: "and break do else elseif end false for function goto if in local nil not or repeat \
            return self then true until while",
        comments: &[("--[[", "]]"), ("--", "\n")],
        quotes: &[quote("[[", "]]", false, true), DOUBLE, SINGLE],
        ..C_LIKE
    },
    Language {
        name: "sql",
        aliases: "postgresql postgres pgsql mysql sqlite",
        keywords: "add all alter and as asc begin between by cascade case check column commit \
            constraint create cross database default delete desc distinct drop else end except \
            exists explain false foreign from full function grant group having if in index \
            inner insert intersect into is join key left like limit not null offset on or \
            order outer over partition primary recursive references returning right rollback \
            select set table then trigger true truncate union unique update using values view \
            when where with",
        types: "bigint bool boolean char date decimal float int integer json jsonb numeric real \
            serial text time timestamp timestamptz uuid varchar",
        any_case: true,
        capitals: false,
        comments: &[("--", "\n"), ("/*", "*/")],
        quotes: &[quote("'", "'", false, true), DOUBLE],
        ..C_LIKE
    },
    Language {
        name: "haskell",
        aliases: "hs",
        keywords: "case class data deriving do else forall foreign if import in infix infixl infixr \
            instance let module newtype of qualified then type where",
        comments: &[("--", "\n"), ("{-", "-}")],
        inside: "'",
        apostrophes: true,
        ..C_LIKE
    },
    Language {
        name: "html",
        aliases: "htm vue svelte astro",
        shape: Shape::Markup,
        ..C_LIKE
    },
    Language {
        name: "xml",
        aliases: "svg rss atom xhtml",
        shape: Shape::Markup,
        ..C_LIKE
    },
    Language {
        name: "diff",
        aliases: "patch",
        shape: Shape::Lines(&[
            ("+++", Class::Comment),
            ("---", Class::Comment),
            ("diff ", Class::Comment),
            ("index ", Class::Comment),
            ("@@", Class::Function),
            ("+", Class::Inserted),
            ("-", Class::Deleted),
        ]),
        ..C_LIKE
    },
    Language {
        name: "markdown",
        aliases: "md",
        shape: Shape::Lines(&[
            ("#", Class::Keyword),
            (">", Class::Comment),
            ("```", Class::String),
            ("- ", Class::Type),
            ("* ", Class::Type),
        ]),
        ..C_LIKE
    },
];
