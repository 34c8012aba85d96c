// Declarations are formatted wherever they are, and nothing else.
mod   inner {
    widget_functions::widget_functions!{ widget a {} }

    mod deeper {
        ::widget_functions::widget_functions! {
            widget b {
                config {}
                dismiss fn close();
            }
        }
    }
        renamed::widget_functions! {
            widget c {
                dismiss fn close();
            }
        }
}

widget_functions!(widget   left {  dismiss fn close( ); });
widget_functions![widget   left {  dismiss fn close( ); }];
#[rustfmt::skip]
widget_functions! { widget   left {  dismiss fn close( ); } }
macro_rules! m { () => { widget_functions! { widget   $left {  dismiss fn close( ); } } } }
other! { widget_functions! { widget   left {  dismiss fn close( ); } } }
const TEXT: &str = "widget_functions! { widget   left {  dismiss fn close( ); } }";
// widget_functions! { widget   left {  dismiss fn close( ); } }
widget_functions! { widget   left {  dismiss fn close( ) } }
widget_functions! { widget formatted { dismiss fn close(); } }
