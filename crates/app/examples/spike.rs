use app::people::*;
use app::{features, org};
use kernel::db::*;
use kernel::time::*;
fn main() {
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let slice: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let url = std::env::args().nth(3);
    let dir = tempfile::tempdir().unwrap();
    let place = match url {
        Some(u) => Place::parse(&u).unwrap(),
        None => Place::Sqlite(dir.path().join("a.db")),
    };
    let db = Db::open(&place, &Clock::machine()).unwrap();
    db.migrate(&features::migrations()).unwrap();
    let unit = db
        .write_now(|tx| {
            org::install(tx)?;
            let r = org::add_unit(tx, None, "national", "N")?;
            let f = org::add_unit(tx, Some(&r), "federation", "F")?;
            org::add_unit(tx, Some(&f), "section", "S")
        })
        .unwrap();
    let t = std::time::Instant::now();
    let mut i = 0;
    while i < n {
        let m = slice.min(n - i);
        let unit = unit.clone();
        let base = i;
        db.write_now(move |tx| {
            let mut v = vec![];
            for k in 0..m {
                let j = base + k;
                let mut r = Record::default();
                r.first_name = format!("Prenom{}", j % 977);
                r.last_name = format!("Nom{}", j % 19997);
                r.number = Some(format!("30-{j}"));
                r.emails
                    .push(EmailLine { address: format!("p{j}@example.org"), ..Default::default() });
                r.phones.push(PhoneLine {
                    number: format!("+336399{:05}", j % 100000),
                    kind: "mobile".into(),
                });
                r.addresses.push(AddressLine {
                    line_1: format!("{} rue de la Paix", j % 200),
                    postcode: "30000".into(),
                    city: "Nîmes".into(),
                    ..Default::default()
                });
                v.push(NewPerson { id: tx.fresh(), home: unit.clone(), record: r });
            }
            create_many(tx, &v, &Cause { by: None, mandate: None, way: Way::Imported("x".into()) })
        })
        .unwrap();
        i += m;
    }
    println!("{} rows in {:?} = {:.0}/s", n, t.elapsed(), n as f64 / t.elapsed().as_secs_f64());
    for q in ["nom1999 prenom5", "p4242", "nom77", "prenom12 nom3"] {
        let t = std::time::Instant::now();
        let q2 = q.to_string();
        let r = db
            .read_now(move |tx| {
                let w = query_words(&q2);
                let w: Vec<&str> = w.iter().map(|s| s.as_str()).collect();
                tx.search("person_search", &w, &[], 200)
            })
            .unwrap();
        println!("{q}: {} in {:?}", r.len(), t.elapsed());
    }
}
