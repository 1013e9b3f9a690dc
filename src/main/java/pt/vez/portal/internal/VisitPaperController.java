package pt.vez.portal.internal;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.visits.VisitSummaries;

/** The summary of the visit that goes on, on paper, in the language the person chose. */
@Controller
class VisitPaperController {
    private final CurrentActor current;
    private final VisitSummaries summaries;
    private final Texts texts;

    VisitPaperController(CurrentActor current, VisitSummaries summaries, Texts texts) {
        this.current = current;
        this.summaries = summaries;
        this.texts = texts;
    }

    @GetMapping("/papers/visit/print")
    String print(@RequestParam(defaultValue = "pt-PT") String language, Model model) {
        Locale theirs = Languages.of(language);
        model.addAttribute("s", summaries.of(current.get(), theirs));
        model.addAttribute("language", theirs.toLanguageTag());
        model.addAttribute(
                "words",
                Map.of(
                        "title", texts.get(theirs, "summary.paper"),
                        "done", texts.get(theirs, "summary.done"),
                        "next", texts.get(theirs, "summary.next"),
                        "appointment", texts.get(theirs, "summary.appointment"),
                        "open", texts.get(theirs, "summary.open"),
                        "print", texts.get(theirs, "paper.print"),
                        "footer", texts.get(theirs, "summary.footer")));
        return "papers/visit";
    }
}
