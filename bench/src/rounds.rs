//! The rounds: product and pgbench by turns, so that whatever else the machine does meets both.

use anyhow::Result;

use crate::{
    citizens::Citizens,
    load, median, milliseconds, pgbench,
    product::Product,
    script::{Script, Twins},
    store::Database,
};

/// Numbers of clients.
const CLIENTS: [usize; 3] = [1, 8, 32];

/// How much is done.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Rounds of everything.
    pub rounds: usize,
    /// Citizens with drafts.
    pub citizens: usize,
    /// Drafts of each.
    pub drafts_each: usize,
    /// Drafts of pgbench.
    pub twins: usize,
    /// Reads of each client of pgbench in a round; the product does as many divided by four.
    pub reads: usize,
    /// Certificates issued.
    pub certificates: u32,
    /// Credentials verified.
    pub credentials: u32,
}

impl Plan {
    /// What is reported.
    pub fn whole() -> Self {
        Self {
            rounds: 5,
            citizens: 200,
            drafts_each: 10,
            twins: 8_000,
            reads: 16_000,
            certificates: 200,
            credentials: 5_000,
        }
    }

    /// Enough to see that everything works.
    pub fn quick() -> Self {
        Self { rounds: 1, citizens: 32, drafts_each: 4, twins: 640, reads: 1_600, certificates: 20, credentials: 500 }
    }
}

/// What a number of clients reached, as medians over the rounds.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Clients.
    pub clients: usize,
    /// The product, requests a second.
    pub product: f64,
    /// pgbench, transactions a second.
    pub pgbench: f64,
    /// The product's share of it: the median of the rounds' shares.
    pub ratio: f64,
    /// Half of the product's answers came within this many milliseconds.
    pub p50: f64,
    /// All but one in a hundred came within this many milliseconds.
    pub p99: f64,
}

#[derive(Default)]
struct Column {
    product: Vec<f64>,
    pgbench: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

impl Column {
    fn add(&mut self, load: &load::Load, limit: f64) {
        self.product.push(load.per_second);
        self.pgbench.push(limit);
        self.p50.push(milliseconds(load.percentile(50)));
        self.p99.push(milliseconds(load.percentile(99)));
    }

    fn cell(self, clients: usize) -> Cell {
        let ratios = self.product.iter().zip(&self.pgbench).map(|(ours, limit)| ours / limit).collect();
        Cell {
            clients,
            product: median(self.product),
            pgbench: median(self.pgbench),
            ratio: median(ratios),
            p50: median(self.p50),
            p99: median(self.p99),
        }
    }
}

/// One client works a share of what many do, for it is slower and needs no settling.
fn share(of: usize, clients: usize) -> usize {
    match clients {
        1 => of / 16,
        8 => of / 2,
        _ => of,
    }
}

/// Submissions.
pub async fn submits(
    product: &Product,
    database: &mut Database,
    citizens: &Citizens,
    twins: &Twins,
    plan: &Plan,
) -> Result<Vec<Cell>> {
    let mut columns = CLIENTS.map(|clients| (clients, Column::default()));
    for round in 0..plan.rounds {
        for (clients, column) in &mut columns {
            database.drafts_again().await?;
            let count = share(citizens.drafts.len(), *clients);
            let drafts = &citizens.drafts[..count];
            // A key serves one round and one number of clients.
            let turn = round * 100 + *clients;
            let requests = drafts.iter().map(|draft| draft.submit(&Twins::key(draft, turn))).collect();
            let load = load::run(product.address, *clients, requests).await?;
            let each = share(twins.count, *clients) / *clients;
            let limit = limit(product, twins, &twins.submit, (*clients, each), turn).await?;
            database.expect_submitted_twins(each * *clients).await?;
            println!("submit, {clients} clients: {:.0} of {limit:.0} a second", load.per_second);
            column.add(&load, limit);
        }
    }
    Ok(columns.map(|(clients, column)| column.cell(clients)).into())
}

/// Reads of files that wait for payment.
pub async fn reads(product: &Product, citizens: &Citizens, twins: &Twins, plan: &Plan) -> Result<Vec<Cell>> {
    let submitted = &citizens.drafts[..];
    let mut columns = CLIENTS.map(|clients| (clients, Column::default()));
    for round in 0..plan.rounds {
        for (clients, column) in &mut columns {
            let wanted = share(plan.reads, *clients);
            let requests = submitted.iter().map(|draft| draft.read()).cycle().take(wanted / 4).collect();
            let load = load::run(product.address, *clients, requests).await?;
            let limit = limit(product, twins, &twins.read, (*clients, wanted / *clients), round).await?;
            println!("read, {clients} clients: {:.0} of {limit:.0} a second", load.per_second);
            column.add(&load, limit);
        }
    }
    Ok(columns.map(|(clients, column)| column.cell(clients)).into())
}

/// pgbench with the statements of `script`; every transaction takes the next twin of its client.
async fn limit(
    product: &Product,
    twins: &Twins,
    script: &Script,
    (clients, each): (usize, usize),
    turn: usize,
) -> Result<f64> {
    let stride = twins.count / clients;
    let choose = "\\set n :client_id * :stride + (:i % :stride)\n\\set i :i + 1\n";
    let script = format!("{choose}{}", script.body);
    let variables = [("i", 0), ("stride", stride), ("round", turn)];
    pgbench::run(
        product,
        &pgbench::Run { programs: &twins.programs, script: &script, clients, each, variables: &variables },
    )
    .await
}
