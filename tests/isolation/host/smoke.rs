use anyhow::Result;
use browser_tests::{Stage, record};
pub async fn it_walks(stage: &Stage) -> Result<()> {
    let walk = stage.begin().await?;
    let trail = walk.answers(&record("V01")?).await?;
    println!("{:?}", trail.pages());
    Ok(())
}
