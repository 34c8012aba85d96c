// Each comment stays where it is.
widget_functions! { // behind the opening brace
// before the widget
  pub widget commented { // behind the widget's brace
        // before a section
    config { // first
      api: Url, // line end
      secret api_key: String // without a comma
      // before the end
    }

        data {                                     // these are
            member_id: String,                     // aligned
            a:u8,                                  // and stay so
            location: String = "Amsterdam, or else some other place",    // this one is too long
            /* before */ b: u8 /* behind */,
            /* one */ /* two */ c: u8, /* still of c */
            /* over
               two lines */
            d: u8, /* before e */ e: u8
        }

        // between functions

        /* before */ dismiss fn close(); // behind
        server fn settings(/* the id */ id: u64, note: String /* the note */) {
            // own line
            url: "https://example.com/", // line end
            /* inline */ method: POST, headers: {
                // nothing but a comment
            }, parameters: { /* none */ },
            timeout: 10s
            // before a comma
            , body: json { a: 1 /* one */, /* two */ b: 2, },
            on_success: [
                dismiss // at last
            ]
            //no space
        }
        server /* kind */ fn odd /* name */ () // inputs
            -> { a: u8 /* a */ } /* returns */ {
            url: /* value */ "https://example.com/",
            method: // below
                GET,
            loading /* key */ : self,
            body: json /* tag */ { }
        } // behind a function
        // at the end of the widget
    }
    // behind the widget
}
