package pt.vez.portal;

import static pt.vez.shared.Zones.LISBON;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.StageDurations;
import pt.vez.casework.ui.TimelineFormatter.Translation;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;

/** What the person must do now; while the agency works: since when, until when by law, and what may be done after that. */
class StageCards {
    /** Ten working days and the post, generously: after it the hearing is over for certain. */
    private static final Duration LONGEST_HEARING = Duration.ofDays(30);

    /** From three weeks on, weeks say more than days. */
    private static final int LONG_IN_DAYS = 21;

    /** What the cards are made from. */
    @org.springframework.stereotype.Component
    record Source(StageDurations durations, Clock clock) {}

    private final Translation words;
    private final StageDurations durations;
    private final Clock clock;
    private final Locale language;

    StageCards(Translation words, Source source, Locale language) {
        this.words = words;
        this.durations = source.durations();
        this.clock = source.clock();
        this.language = language;
    }

    Card now(String key, String text, Component... actions) {
        var eyebrow = new Span(words.get("home.now"));
        eyebrow.addClassName("eyebrow");
        var card = new Card(eyebrow, new H2(words.get(key)), new Paragraph(text));
        card.addClassName("now");
        if (actions.length > 0) {
            card.add(Actions.row(actions));
        }
        return card;
    }

    Card analysis(CaseOutline outline) {
        int days = outline.procedure().decisionDays();
        Instant due = outline.stageSince().plus(Duration.ofDays(days));
        String since = full(outline.stageSince());
        if (due.isAfter(clock.instant())) {
            return expecting(outline, now("home.wait", words.get("home.wait.text", since, days, full(due))));
        }
        var card = now("home.late", words.get("home.late.text", since, days, full(due)));
        var may = new UnorderedList(
                new ListItem(words.get("home.late.write")),
                new ListItem(words.get("home.late.ombudsman")),
                new ListItem(words.get("home.late.court")));
        card.add(new Paragraph(words.get("home.late.may")), may, Actions.row(help()));
        return card;
    }

    Card hearing(CaseOutline outline) {
        String since = full(outline.stageSince());
        return outline.stageSince().plus(LONGEST_HEARING).isBefore(clock.instant())
                ? now("home.hearing", words.get("home.hearing.over", since), help())
                : now("home.hearing", words.get("home.hearing.text", since));
    }

    /** Complete, and not invited yet. */
    Card queue(CaseOutline outline) {
        var card = now("home.queue", words.get("home.queue.text"));
        expecting(outline, card);
        card.add(Actions.row(Actions.primaryLink(words.get("appointment.place"), "appointment/place")));
        return card;
    }

    Card decision(CaseOutline outline) {
        return expecting(outline, now("home.decision", words.get("home.decision.text")));
    }

    /** Says how long the stage took for others, as measured; where too few were, that nothing honest can be said. */
    private Card expecting(CaseOutline outline, Card card) {
        var text = durations
                .of(outline.procedure().code(), outline.stage())
                .map(range -> took(range, outline))
                .orElseGet(() -> words.get("home.expected.none"));
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "expected");
        card.add(paragraph);
        return card;
    }

    private String took(StageDurations.Range range, CaseOutline outline) {
        boolean weeks = range.toDays() >= LONG_IN_DAYS;
        int from = weeks ? range.fromDays() / 7 : range.fromDays();
        int to = weeks ? (range.toDays() + 6) / 7 : range.toDays();
        String text = words.get(weeks ? "home.expected.weeks" : "home.expected.days", from, to, range.observed());
        boolean longer = Duration.between(outline.stageSince(), clock.instant()).toDays() > range.toDays();
        return longer ? text + " " + words.get("home.expected.longer") : text;
    }

    private String full(Instant day) {
        return Dates.full(day, LISBON, language);
    }

    private Anchor help() {
        var help = Actions.secondaryLink(words.get("help.title"), "/help");
        help.setRouterIgnore(true);
        return help;
    }
}
