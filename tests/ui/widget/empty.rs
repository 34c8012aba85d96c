use widget_functions::widget_functions;

widget_functions! {}

fn main() {}
