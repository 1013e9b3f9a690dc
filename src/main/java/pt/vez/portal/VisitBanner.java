package pt.vez.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;

/** For whom a mediator acts and how long still; above every screen of a visit. */
class VisitBanner extends Composite<Div> {
    /** What the banner asks. */
    @org.springframework.stereotype.Component
    static class Source {
        private final Cases cases;
        private final Mandates mandates;
        private final Visits visits;
        private final VisitTrace trace;
        private final Clock clock;

        Source(Cases cases, Mandates mandates, Visits visits, VisitTrace trace, Clock clock) {
            this.cases = cases;
            this.mandates = mandates;
            this.visits = visits;
            this.trace = trace;
            this.clock = clock;
        }
    }

    VisitBanner(Source source, Actor actor, Actor.Acting acting) {
        Div banner = getContent();
        banner.addClassName("acting");
        banner.getElement().setAttribute("role", "region").setAttribute("aria-label", getTranslation("visit.banner"));
        String name;
        String left;
        boolean goesOn = true;
        try {
            name = source.cases
                    .read(actor, new CaseId(acting.caseId()))
                    .applicant()
                    .name();
            left = remaining(source.mandates.inHand(actor), source.clock);
        } catch (NotAuthorised e) {
            goesOn = false;
            name = getTranslation("visit.over");
            left = getTranslation(e.key(), e.args().toArray());
        }
        banner.add(text(name, left));
        if (goesOn) {
            source.trace.alsoHere(actor, getLocale()).ifPresent(also -> {
                var line = new Paragraph(also);
                line.addClassName("also-here");
                banner.add(line);
            });
            banner.add(Actions.link(getTranslation("visit.tools"), "visit", "acting-link"));
        }
        boolean summary = goesOn;
        var end = Actions.secondary(getTranslation("visit.end"), click -> {
            if (summary) {
                UI.getCurrent().navigate("visit/end");
            } else {
                source.visits.end(UI.getCurrent());
            }
        });
        end.addClassName("bare");
        banner.add(end);
    }

    private Paragraph text(String name, String left) {
        var person = new Span(name);
        person.addClassName("who");
        var small = new Span(left);
        small.addClassName("small");
        return new Paragraph(new Span(getTranslation("visit.acting") + " "), person, new Span(" · "), small);
    }

    private String remaining(MandateView mandate, Clock clock) {
        var until = mandate.expiresAt();
        if (until == null) {
            return "";
        }
        Duration left = Duration.between(clock.instant(), until);
        return left.toDays() > 0
                ? getTranslation("visit.daysLeft", left.toDays())
                : getTranslation("visit.hoursLeft", left.toHours(), left.toMinutesPart());
    }
}
