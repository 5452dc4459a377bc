//! Attributes that nobody should write, through each framework.

use anyhow::{Context, Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, until};
use clinical::settings::SETTINGS;
use serde_json::{Map, Value, json};

use crate::project::{PROJECTS, Project};

/// A page with the element alone, no text inside, and these attributes.
fn page(project: &Project, values: &Value) -> String {
    if project.name == "react" {
        format!(
            "import 'trd-screener/react';\nconst values: any = {values};\n\
             export const App = () => <trd-screener {{...values}} />;\n"
        )
    } else {
        format!(
            "<script setup lang=\"ts\">\nimport 'trd-screener/vue';\nconst values: any = {};\n</script>\n\
             <template><trd-screener v-bind=\"values\" /></template>\n",
            // So that nothing in it can end the script.
            values.to_string().replace('<', "\\u003c")
        )
    }
}

/// Markup, scripts, and 100 KB: the self-check starts with its defaults, the console names what was left out, nothing becomes
/// markup; and where the clinic has written no line, crisis help stands below the frame all the same.
pub async fn hostile_attributes_end_as_defaults_with_a_message(cx: &TestContext) -> Result<()> {
    Project::set_up().await?;
    let all = |value: &str| -> Value {
        Value::Object(SETTINGS.iter().map(|setting| (setting.key.to_owned(), json!(value))).collect::<Map<_, _>>())
    };
    let each: Vec<String> = SETTINGS.iter().map(|setting| format!("`{}` left out", setting.key)).collect();
    let rounds = [
        (all("<b id=pwned onclick=\"alert(1)\">x</b>"), each.clone()),
        (all("javascript:alert(1)<"), each),
        (all(&"a".repeat(100_000)), vec!["settings left out: expected at most".to_owned()]),
    ];
    for project in PROJECTS {
        for (values, faults) in &rounds {
            project.write(&page(&project, values))?;
            let host = Host::serve(project.build()?).await?;
            let before = cx.browser.console()?.len();
            cx.driver().goto(host.url("/")).await?;
            let walk = Questionnaire::embedded(cx);
            walk.begin().await.with_context(|| format!("{}: {:.80}", project.name, values.to_string()))?;
            cx.find("a[href=\"tel:988\"]").await?;
            let strange = "return document.querySelectorAll('#pwned, [onclick]').length;";
            ensure!(cx.script::<u32>(strange, vec![]).await? == 0, "{}: markup in the frame", project.name);
            until("the faults to be named", || async {
                let console = cx.browser.console()?;
                let said = console.get(before..).unwrap_or_default();
                Ok(faults.iter().all(|fault| said.contains(fault.as_str())).then_some(()))
            })
            .await?;
            cx.enter_top().await?;
            let script = "const slot = document.querySelector('trd-screener').shadowRoot.querySelector('slot');
                return [document.querySelectorAll('#pwned').length, slot.textContent];";
            let (strange, line): (u32, String) = cx.script(script, vec![]).await?;
            ensure!(strange == 0 && line.contains("988") && line.contains("findahelpline.com"), "{strange} {line}");
            cx.clear().await?;
        }
        project.write(&project.source()?)?;
    }
    Ok(())
}
