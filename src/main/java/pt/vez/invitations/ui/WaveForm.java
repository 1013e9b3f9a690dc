package pt.vez.invitations.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pt.vez.invitations.Invitations.Capacity;
import pt.vez.invitations.Invitations.Plan;
import pt.vez.invitations.Invitations.Release;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.ServiceType;
import pt.vez.shell.Actions;
import pt.vez.shell.BackgroundWork;
import pt.vez.shell.Card;
import pt.vez.shell.ChoiceList;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Pickers;
import pt.vez.shell.Table;

/** The form of a release of seats: it cannot be confirmed before the preview of exactly this release was shown. */
final class WaveForm extends Div {
    private final Select<ServiceType> service = new Select<>();
    private final ChoiceList<Centre> where;
    private final DatePicker from;
    private final DatePicker to;
    private final IntegerField term;
    private final IntegerField every;
    private final BackgroundWork looking = new BackgroundWork();
    private final Div preview = new Div();
    private final FormErrors errors = new FormErrors();

    /**
     * @param attempt runs a command and shows what is refused
     */
    WaveForm(
            List<ServiceType> services,
            List<Centre> centres,
            LocalDate today,
            Locale language,
            Consumer<Runnable> attempt,
            Commands actions) {
        service.setLabel(getTranslation("shifts.service"));
        service.setItems(services);
        service.setItemLabelGenerator(item -> item.name().in(language));
        service.setValue(services.getFirst());
        where = new ChoiceList<>(
                getTranslation("centres.title"),
                centres,
                centre -> centre.data().name());
        where.choose(centres);
        from = Pickers.date(getTranslation("publish.from"), language);
        from.setValue(today.plusDays(1));
        to = Pickers.date(getTranslation("publish.to"), language);
        to.setValue(today.plusDays(13));
        term = number("waves.term", 72);
        every = number("waves.every", 24);
        errors.at(where.group(), "waves.centres.missing")
                .at(from, "publish.past", "waves.from.missing")
                .at(to, "publish.range", "shifts.period", "waves.to.missing")
                .at(term, "waves.term.bounds")
                .at(every, "waves.every.bounds")
                .at(service, "waves.open.service");
        var form = new Div(errors, service, where, from, to, term, every);
        form.addClassName("form");
        var see = Actions.primary(getTranslation("waves.preview"), click -> {});
        Actions.guard(
                see,
                () -> attempt.accept(() -> {
                    preview.removeAll();
                    Release release = release();
                    if (release != null) {
                        looking.begin(
                                getTranslation("waves.preview.working"),
                                actions.preview().apply(release),
                                plan -> show(plan, release, attempt, actions.release()),
                                problem -> attempt.accept(() -> errors.passes(() -> {
                                    throw problem;
                                })));
                    }
                }));
        form.add(Actions.row(
                see,
                Actions.quiet(
                        getTranslation("form.cancel"), click -> actions.cancel().run())));
        // A preview of something else is no preview.
        service.addValueChangeListener(change -> preview.removeAll());
        where.group().addValueChangeListener(change -> preview.removeAll());
        List.of(from, to).forEach(each -> each.addValueChangeListener(change -> preview.removeAll()));
        List.of(term, every).forEach(each -> each.addValueChangeListener(change -> preview.removeAll()));
        addClassName("form");
        add(new Card(form), looking, preview);
    }

    /**
     * What the buttons do.
     *
     * @param preview makes the work that looks; it must not touch the screen
     */
    record Commands(Function<Release, Supplier<Plan>> preview, Consumer<Release> release, Runnable cancel) {}

    private IntegerField number(String key, int value) {
        var field = new IntegerField(getTranslation(key));
        field.setHelperText(getTranslation(key + ".help"));
        field.setValue(value);
        field.setStepButtonsVisible(true);
        return field;
    }

    /** What was chosen; null when something is missing, which is then shown at its field. */
    private @Nullable Release release() {
        errors.start();
        List<Centre> chosen = where.chosen();
        errors.present(where.group(), chosen.isEmpty() ? null : chosen, "waves.centres.missing");
        LocalDate first = errors.present(from, from.getValue(), "waves.from.missing");
        LocalDate last = errors.present(to, to.getValue(), "waves.to.missing");
        if (!errors.isClean() || first == null || last == null) {
            return null;
        }
        return new Release(
                service.getValue().code(),
                chosen.stream().map(centre -> centre.id().value()).toList(),
                first,
                last,
                every.getValue() == null ? 0 : every.getValue(),
                term.getValue() == null ? 0 : term.getValue());
    }

    private void show(Plan plan, Release release, Consumer<Runnable> attempt, Consumer<Release> go) {
        preview.removeAll();
        var table = new Table(
                getTranslation("waves.preview"),
                getTranslation("agenda.centre"),
                getTranslation("waves.free"),
                getTranslation("waves.open"),
                getTranslation("waves.waiting"),
                getTranslation("waves.invite"),
                getTranslation("waves.neighbours"),
                getTranslation("waves.away"));
        for (Capacity each : plan.centres()) {
            table.row(
                    each.centre(),
                    each.free(),
                    each.open(),
                    each.waiting(),
                    each.invite(),
                    each.neighbours(),
                    each.away());
        }
        long share = Math.round(plan.takeUp() * 100);
        long expected = Math.round(plan.invite() * plan.takeUp());
        var card = new Card(
                new H2(getTranslation("waves.preview.title", plan.invite())),
                new Paragraph(getTranslation(
                        plan.observed() ? "waves.preview.text" : "waves.preview.assumed", share, expected)));
        if (plan.centres().stream().anyMatch(each -> each.neighbours() > 0)) {
            card.add(new Paragraph(getTranslation("waves.preview.neighbours")));
        }
        card.add(table);
        if (plan.invite() > 0) {
            card.add(Actions.row(Actions.once(
                    getTranslation("waves.go"), () -> attempt.accept(() -> errors.passes(() -> go.accept(release))))));
        } else {
            card.add(new Paragraph(getTranslation("waves.preview.nobody")));
        }
        preview.add(card);
    }
}
