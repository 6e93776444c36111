//! What every event store promises: one suite, run whole on each of them.
//!
//! The cases know nothing but the trait. A store joins with a [`Place`] and `contract!`; what only
//! one store promises is beside its place.

mod appending;
mod claiming;
mod given;
mod lasting;
mod reading;
mod redacting;
mod tailing;
mod working;

mod on_redis;
mod on_sqlite;
mod redis_faults;
mod redis_model;
#[path = "../support/redis.rs"]
mod redis_server;

use std::{path::Path, sync::Arc};

use afterword::store::EventStore;

/// Where a store can be opened, empty at first, and opened again.
trait Place {
    async fn fresh() -> Self;
    async fn open(&self) -> Arc<dyn EventStore>;
    /// Whether the words are anywhere in its files, once it had the time to write them anew.
    async fn holds(&self, words: &str) -> bool;
}

/// Whether any file of a folder, or of one in it, holds the words.
fn any_file_holds(folder: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.into_iter().any(|path| {
        if path.is_dir() {
            return any_file_holds(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(words.len()).any(|it| it == words.as_bytes())
    })
}

/// Runs every case of the contract on one kind of place.
macro_rules! contract {
    ($place:ty) => {
        crate::contract!($place:
            appending::every_kind_of_event_comes_back_as_it_was,
            appending::versions_count_up_across_appends,
            appending::an_expectation_that_holds_is_accepted,
            appending::an_expectation_that_fails_writes_nothing,
            appending::a_repeated_command_is_replayed,
            appending::a_repeated_command_is_replayed_whatever_it_expects,
            appending::one_command_sent_sixteen_times_at_once_is_new_once,
            appending::sixty_four_at_once_get_a_version_each,
            appending::a_post_key_may_hold_odd_characters,
            appending::a_body_may_be_as_long_as_allowed,
            redacting::what_is_taken_back_is_gone_in_the_same_step,
            redacting::a_refused_append_redacts_nothing,
            redacting::readers_and_writers_go_on_beside_a_redaction,
            redacting::what_was_taken_back_stays_gone_after_opening_again,
            reading::a_cursor_begins_after_what_was_read,
            reading::a_long_stream_is_read_whole,
            reading::streams_do_not_mix,
            reading::sites_are_listed_once_and_in_order,
            reading::the_streams_that_were_written_last_come_first,
            reading::what_changed_since_a_place_is_told_once,
            claiming::a_claim_is_taken_with_the_append,
            claiming::a_taken_claim_refuses_the_append,
            claiming::a_claim_must_share_the_partition,
            claiming::a_value_has_one_owner_until_released,
            claiming::one_of_sixteen_gets_the_value,
            claiming::a_reservation_ends_at_its_limit,
            claiming::reserving_again_renews_the_limit,
            claiming::a_confirmed_value_outlives_the_limit,
            claiming::what_was_lost_cannot_be_confirmed,
            claiming::what_ran_out_unclaimed_can_be_confirmed,
            claiming::ids_are_unique_and_in_the_partition_of_the_claim,
            tailing::everything_after_the_beginning_arrives_in_order,
            tailing::nothing_from_before_arrives,
            tailing::the_tail_is_registered_before_it_is_returned,
            tailing::two_tails_hear_the_same,
            tailing::one_cursor_is_good_for_tail_and_log,
            tailing::every_partition_has_a_heartbeat,
            tailing::a_slow_receiver_misses_nothing,
            tailing::closing_ends_the_tail,
            working::a_job_is_left_with_the_append_and_given_out_once,
            working::a_job_that_is_not_done_is_given_out_again_after_longer_and_longer,
            working::jobs_outlive_the_store_and_go_round,
            working::a_refused_append_leaves_no_job,
            reading::the_threads_of_an_actor_are_found_until_they_are_forgotten,
            lasting::everything_is_there_after_opening_again,
            lasting::a_healthy_store_says_so,
        );
    };
    ($place:ty: $($module:ident::$case:ident),* $(,)?) => {
        $(
            #[tokio::test]
            async fn $case() {
                crate::$module::$case::<$place>().await;
            }
        )*
    };
}
use contract;
