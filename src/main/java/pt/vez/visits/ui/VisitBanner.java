package pt.vez.visits.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.identity.CurrentActor;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Mandates;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shell.Actions;

/** For whom a mediator acts and how long still; above every screen of a visit. */
public class VisitBanner extends Composite<Div> {
    /** What the banner asks. */
    @Component
    public static class Source {
        private final Cases cases;
        private final Mandates mandates;
        private final CurrentActor current;
        private final VisitNavigation visits;
        private final PresenceFormatter trace;
        private final Clock clock;

        Source(
                Cases cases,
                Mandates mandates,
                CurrentActor current,
                VisitNavigation visits,
                PresenceFormatter trace,
                Clock clock) {
            this.cases = cases;
            this.mandates = mandates;
            this.current = current;
            this.visits = visits;
            this.trace = trace;
            this.clock = clock;
        }
    }

    public VisitBanner(Source source, Actor actor, Actor.Acting acting) {
        Div banner = getContent();
        banner.addClassName("acting");
        banner.getElement().setAttribute("role", "region").setAttribute("aria-label", getTranslation("visit.banner"));
        String key = source.current.visitKey().orElse("");
        banner.getElement().setAttribute("data-visit", key).setAttribute("data-over", getTranslation("visit.over"));
        boolean goesOn = true;
        try {
            String name = source.cases
                    .read(actor, new CaseId(acting.caseId()))
                    .applicant()
                    .name();
            banner.add(text(name, remaining(source.mandates.inHand(actor), source.clock)));
        } catch (NotAuthorised e) {
            goesOn = false;
            banner.add(over(getTranslation(e.key(), e.args().toArray())));
        }
        if (goesOn) {
            // Kept up to date by the page itself, which asks every three seconds whether the visit goes on.
            var also = new Paragraph(source.trace.alsoHere(actor, getLocale()).orElse(""));
            also.addClassName("also-here");
            also.getElement().setAttribute("role", "status");
            banner.add(also);
            banner.add(Actions.link(getTranslation("visit.tools"), "visit", "acting-link"));
        }
        var end = Actions.secondary(getTranslation("visit.end"), click -> end(source, actor, acting, key));
        end.addClassName("bare");
        banner.add(end);
    }

    /** The summary comes first while there may be one; a page of another visit ends nothing. */
    private static void end(Source source, Actor actor, Actor.Acting acting, String key) {
        UI ui = UI.getCurrent();
        if (source.current.visitKey().filter(key::equals).isEmpty()) {
            ui.getPage().setLocation("/visit/ended");
            return;
        }
        try {
            source.cases.applicantUnderMandate(actor, new CaseId(acting.caseId()));
            ui.navigate("visit/end");
        } catch (NotAuthorised e) {
            source.visits.end(ui);
        }
    }

    private Paragraph over(String why) {
        var what = new Span(getTranslation("visit.over"));
        what.addClassName("who");
        var small = new Span(why);
        small.addClassName("small");
        return new Paragraph(what, new Span(" · "), small);
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
