package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import pt.vez.casework.CaseEvent;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Stage;
import pt.vez.casework.ui.TimelineFormatter.Translation;
import pt.vez.documents.DocumentNeed;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** Where the case is: what is past and when it ended, what is present and since when, what comes next. */
class ProgressCard {
    private final Translation words;
    private final Function<Enum<?>, String> labels;
    private final Locale language;

    ProgressCard(Translation words, Function<Enum<?>, String> labels, Locale language) {
        this.words = words;
        this.labels = labels;
        this.language = language;
    }

    /** @param timeline what happened so far; without it past stages have no date */
    Card of(CaseOutline outline, List<CaseEvent> timeline, DocumentNeed need) {
        var list = new OrderedList();
        list.addClassName("timeline");
        list.add(step(
                "past",
                words.get("timeline.opened"),
                words.get("timeline.opened.text", Dates.full(outline.openedAt(), LISBON, language))));
        for (Stage stage : Stage.values()) {
            if (stage == Stage.HEARING && outline.stage() != Stage.HEARING) {
                continue;
            }
            int order = stage.compareTo(outline.stage());
            String state = order < 0 ? "past" : order == 0 ? "present" : "next";
            String text = words.get("timeline." + stage.name());
            if (order == 0) {
                text += " " + words.get("timeline.since", Dates.full(outline.stageSince(), LISBON, language));
            } else if (order < 0) {
                text += ended(stage, timeline)
                        .map(at -> " " + words.get("timeline.ended", Dates.full(at, LISBON, language)))
                        .orElse("");
            }
            boolean back = stage == Stage.DOCUMENTS && order < 0 && need == DocumentNeed.SEND_AGAIN;
            list.add(step(back ? "back" : state, labels.apply(stage), back ? words.get("home.rejected") : text));
        }
        var display = new Span(outline.number().display());
        display.addClassName("number");
        var number = new Paragraph(
                new Text(words.get("home.number", outline.procedure().name().in(language)) + " "), display);
        number.addClassName("muted");
        return Card.titled(
                words.get("home.progress"), number, list, Actions.link(words.get("home.progress.go"), "case"));
    }

    private ListItem step(String state, String title, String text) {
        var details = new NativeDetails(title, new Paragraph(text));
        details.setOpen(state.equals("present") || state.equals("back"));
        var item = new ListItem(details);
        item.addClassName(state.equals("back") ? "present" : state);
        var spoken = new Span(words.get("timeline.state." + state));
        spoken.addClassName("sr-only");
        item.addComponentAsFirst(spoken);
        if (state.equals("present")) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }

    /** When a later stage was reached for good; empty where the timeline does not tell, as in cases from elsewhere. */
    static Optional<Instant> ended(Stage stage, List<CaseEvent> timeline) {
        Instant back = entries(timeline)
                .filter(event -> stageOf(event).compareTo(stage) <= 0)
                .map(CaseEvent::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return entries(timeline)
                .filter(event ->
                        stageOf(event).compareTo(stage) > 0 && event.at().isAfter(back))
                .map(CaseEvent::at)
                .min(Comparator.naturalOrder());
    }

    /** Lines that say that a stage was reached, by itself or by an officer's hand. */
    private static Stream<CaseEvent> entries(List<CaseEvent> timeline) {
        return timeline.stream()
                .filter(event ->
                        event.kind() == CaseEventKind.STAGE_REACHED || event.kind() == CaseEventKind.STAGE_CHANGED);
    }

    private static Stage stageOf(CaseEvent event) {
        return Stage.valueOf(event.detail());
    }
}
