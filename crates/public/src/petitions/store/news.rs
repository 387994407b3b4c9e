//! News to those who asked for them: who was written to, once each, and who was left out and why.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::consent::{self, Channel, ELECTRONIC_CONTACT, State};
use crate::org::PersonId;
use crate::petitions::{NewsId, NewsMailId, PetitionId, SignatureId};

row! {
    /// News of a petition.
    #[derive(Debug, Clone)]
    pub struct NewsLine {
        /// Its title.
        pub title: String,
        /// What it says.
        pub body: String,
        /// Who wrote it.
        pub by_name: String,
        /// When.
        pub at: Moment,
        /// Mails that left.
        pub sent: i64,
    }
}

/// The news of a petition, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn news_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<NewsLine>> {
    let sql = "select n.title, n.body, n.by_name, n.at,
               (select count(*) from petition_news_mail m where m.news = n.id
                and m.sent_at is not null)
               from petition_news n where n.petition = $1 order by n.number desc";
    tx.rows(sql, &[petition])
}

/// Writes news down; `None` when there were as many as people agreed to.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn add_news(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    title: &str,
    body: &str,
    by_name: &str,
    most: i64,
) -> Result<Option<NewsId>> {
    let count = "select count(*) from petition_news where petition = $1";
    let number = tx.one::<i64>(count, &[petition])? + 1;
    if number > most {
        return Ok(None);
    }
    let (id, now): (NewsId, _) = (tx.fresh(), tx.now());
    let sql = "insert into petition_news (id, petition, number, title, body, by_name, at)
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (petition, number) do nothing";
    let args: [&dyn kernel::db::Arg; 7] = [&id, petition, &number, &title, &body, &by_name, &now];
    Ok((tx.exec(sql, &args)? == 1).then_some(id))
}

/// Signers who are taken at once.
const SPREAD_MAX: i64 = 100;

/// Notes that some more signers who asked for news are to be written to; their mails, `None` when
/// there is nobody more. The place reached is kept with the news, so that each slice begins where
/// the last one ended.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn spread(
    tx: &mut Tx<'_>,
    news: &NewsId,
) -> Result<Option<Vec<NewsMailId>>> {
    let sql = "select petition, spread_after from petition_news where id = $1";
    let found = tx.row::<(PetitionId, String)>(sql, &[news])?;
    let Some((petition, after)) = found else { return Ok(None) };
    let sql = "select id from signature where petition = $1 and id > $2 and wants_news = 1
               and struck_at is null and erased_at is null order by id limit $3";
    let rows: Vec<(SignatureId,)> = tx.rows(sql, &[&petition, &after, &SPREAD_MAX])?;
    let Some((last,)) = rows.last() else { return Ok(None) };
    // Two workers may have read the same place: one of them goes on, the other begins again.
    let sql = "update petition_news set spread_after = $3 where id = $1 and spread_after = $2";
    if tx.exec(sql, &[news, &after, last])? == 0 {
        return Err(kernel::Error::Stale);
    }
    let mut mails = Vec::with_capacity(rows.len());
    for (signature,) in rows {
        let id: NewsMailId = tx.fresh();
        let sql = "insert into petition_news_mail (id, news, signature, left_out)
                   values ($1, $2, $3, '') on conflict (news, signature) do nothing";
        if tx.exec(sql, &[&id, news, &signature])? == 1 {
            mails.push(id);
        }
    }
    Ok(Some(mails))
}

row! {
    /// A mail with news, as it is to leave.
    #[derive(Debug, Clone)]
    pub struct NewsMail {
        /// Whose record.
        pub person: PersonId,
        /// First name.
        pub first_name: String,
        /// Where to.
        pub email: String,
        /// In which language.
        pub language: String,
        /// Title of the petition.
        pub petition: String,
        /// Its word in addresses.
        pub slug: String,
        /// Title of the news.
        pub title: String,
        /// What they say.
        pub body: String,
    }
}

/// A mail that has not left, when its reader still wishes it: asked when the list was made, and
/// again here. `None` otherwise.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn mail_of(
    tx: &mut Tx<'_>,
    mail: &NewsMailId,
) -> Result<Option<NewsMail>> {
    let sql = "select s.person, s.first_name, s.email, s.language, p.title, p.slug, n.title, n.body
               from petition_news_mail m join petition_news n on n.id = m.news
               join signature s on s.id = m.signature join petition p on p.id = n.petition
               where m.id = $1 and m.sent_at is null and s.wants_news = 1 and s.email <> ''
               and s.struck_at is null and s.erased_at is null";
    let Some(found) = tx.row::<NewsMail>(sql, &[mail])? else { return Ok(None) };
    let stopped = consent::state_of(tx, &found.person)?.into_iter().any(|one| {
        one.purpose == ELECTRONIC_CONTACT
            && matches!(one.channel, Channel::Any | Channel::Email)
            && matches!(one.state, State::Withdrawn | State::Refused)
    });
    let suppressed = !consent::suppressed_among(tx, &[&found.email])?.is_empty();
    Ok((!stopped && !suppressed).then_some(found))
}

/// Notes that a mail left.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn sent(tx: &mut Tx<'_>, mail: &NewsMailId) -> Result<()> {
    let now = tx.now();
    let sql = "update petition_news_mail set sent_at = $2 where id = $1 and sent_at is null";
    tx.exec(sql, &[mail, &now]).map(drop)
}

/// The petition of a mail's link to stop, by title.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn stopping(
    tx: &mut Tx<'_>,
    mail: &NewsMailId,
) -> Result<Option<(String, bool)>> {
    let sql = "select p.title, s.wants_news from petition_news_mail m
               join signature s on s.id = m.signature join petition p on p.id = s.petition
               where m.id = $1";
    tx.row(sql, &[mail])
}

/// Whoever reads a mail wants no more news of its petition.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn stop(tx: &mut Tx<'_>, mail: &NewsMailId) -> Result<()> {
    let sql = "update signature set wants_news = 0 where id =
               (select signature from petition_news_mail where id = $1)";
    tx.exec(sql, &[mail]).map(drop)
}
