package pt.vez.rota.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import pt.vez.identity.CurrentActor;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyCover;
import pt.vez.rota.DutyCover.Candidate;
import pt.vez.shell.Actions;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Who could cover a lost duty, and asking or assigning them. */
class CandidatesSection extends Composite<Div> {
    CandidatesSection(CurrentActor current, DutyCover cover, Duty duty, Attempt attempt, Consumer<String> done) {
        getContent().addClassNames("screen", "rota-candidates");
        List<Candidate> candidates = cover.candidates(current.get(), duty.id());
        long proposed = candidates.stream().filter(Candidate::isProposed).count();
        var table = new Table(
                t("rota.candidates"), t("rota.person"), t("rota.hours"), t("rota.plan.result"), t("table.actions"));
        for (Candidate each : candidates) {
            var words = ProposedTable.rules(this, each.rules());
            if (each.isProposed()) {
                words.addComponentAsFirst(new Pill(Variant.SUCCESS, t("rota.candidate.free")));
            }
            if (each.asked()) {
                words.add(new Pill(Variant.NEUTRAL, t("rota.candidate.asked")));
            }
            var actions = Actions.row();
            if (each.fits()) {
                var ask = Actions.secondary(
                        t("rota.candidate.ask"),
                        click -> run(
                                attempt,
                                done,
                                () -> cover.ask(current.get(), duty.id(), each.accountId()),
                                t("rota.candidate.ask.done", each.name())));
                ask.setAriaLabel(t("rota.candidate.ask") + ": " + each.name());
                var assign = Actions.secondary(
                        t("rota.candidate.assign"),
                        click -> run(
                                attempt,
                                done,
                                () -> cover.assign(current.get(), duty.id(), each.accountId()),
                                t("rota.candidate.assign.done", each.name())));
                assign.setAriaLabel(t("rota.candidate.assign") + ": " + each.name());
                actions.add(ask, assign);
            }
            table.row(each.name(), t("rota.hours.count", each.hoursThatWeek()), words, actions);
        }
        getContent()
                .add(
                        new H2(t("rota.candidates")),
                        new Paragraph(t("rota.candidates.text", proposed)),
                        table.orEmpty(candidates.isEmpty(), t("rota.candidates.none")));
    }

    private String t(String key, Object... args) {
        return getTranslation(key, args);
    }

    private static void run(Attempt attempt, Consumer<String> done, Runnable command, String text) {
        if (attempt.run(command)) {
            done.accept(text);
        }
    }
}
