package pt.vez.scheduling.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Zones;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormErrors;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Pill;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Services and how long each takes. */
@Route("services")
@RolesAllowed("ADMINISTRATOR")
class ServicesView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Centres centres;
    private final Clock clock;

    ServicesView(CurrentActor current, Centres centres, Clock clock) {
        super("services.title");
        this.current = current;
        this.centres = centres;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        opened(event).ifPresentOrElse(what -> edit(what.equals(NEW) ? null : stored(what)), this::list);
    }

    private void list() {
        resetWithHeading(t("services.lead"));
        var table = new Table(
                t("services.title"),
                t("services.code"),
                t("services.name"),
                t("services.minutes"),
                t("centres.state"),
                t("table.change"));
        for (ServiceType service : centres.services()) {
            var change = Actions.quiet(t("table.change"), click -> openForm("services", service.code(), Map.of()));
            change.setAriaLabel(t("table.change") + ": " + service.name().in(language()));
            table.row(
                    service.code(),
                    service.name().in(language()),
                    t("services.minutes.of", service.minutes()),
                    service.active()
                            ? new Pill(Variant.SUCCESS, t("centres.open"))
                            : new Pill(Variant.ATTENTION, t("centres.closed")),
                    change);
        }
        add(table, Actions.row(Actions.primary(t("services.new"), click -> openForm("services", NEW, Map.of()))));
    }

    private void edit(@Nullable ServiceType service) {
        resetWithHeading(service == null ? t("services.new") : service.name().in(language()), null);
        var code = new TextField(t("services.code"));
        code.setMaxLength(12);
        code.setHelperText(t("services.code.help"));
        code.setValue(service == null ? "" : service.code());
        code.setReadOnly(service != null);
        var pt = new TextField(t("services.name.pt"));
        pt.setValue(service == null ? "" : service.name().pt());
        var en = new TextField(t("services.name.en"));
        en.setValue(service == null ? "" : service.name().en());
        var minutes = new IntegerField(t("services.minutes"));
        minutes.setMin(5);
        minutes.setMax(240);
        minutes.setStepButtonsVisible(true);
        minutes.setStep(5);
        minutes.setHelperText(t("services.minutes.help"));
        minutes.setValue(service == null ? 20 : service.minutes());
        var active = new Checkbox(t("services.active"), service == null || service.active());
        var open = new Checkbox(t("services.open"), service == null || service.openBooking());
        open.setHelperText(t("services.open.help"));
        FormMerge<ServiceType> merge = service == null
                ? null
                : new FormMerge<>(service)
                        .text(pt.getLabel(), pt, seen -> seen.name().pt())
                        .text(en.getLabel(), en, seen -> seen.name().en())
                        .field(minutes.getLabel(), minutes, ServiceType::minutes, String::valueOf)
                        .field(active.getLabel(), active, ServiceType::active, this::yesNo)
                        .field(open.getLabel(), open, ServiceType::openBooking, this::yesNo);
        var errors = new FormErrors()
                .at(code, "services.code.invalid", "services.code.taken")
                .at(pt, "services.name.missing", "field.tooLong")
                .at(en, "services.name.en.missing")
                .at(minutes, "services.minutes.invalid");
        pt.setMaxLength(120);
        en.setMaxLength(120);
        var form = new Div(errors, code, pt, en, minutes, active, open);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.primary(t("form.save"), click -> {
                    errors.start();
                    errors.check(code, () -> ServiceType.requireCode(code.getValue()));
                    errors.check(pt, () -> DraftForm.required(pt.getValue(), "services.name.missing"));
                    errors.check(en, () -> DraftForm.required(en.getValue(), "services.name.en.missing"));
                    Integer length = errors.present(minutes, minutes.getValue(), "services.minutes.invalid");
                    if (!errors.isClean()) {
                        return;
                    }
                    var described = new ServiceType(
                            code.getValue().strip().toUpperCase(Locale.ROOT),
                            new LocalText(pt.getValue(), en.getValue()),
                            length == null ? 0 : length,
                            active.getValue(),
                            open.getValue());
                    var closure = new ClosureFirst();
                    if (merge == null
                            ? runOrShowError(errors, () -> centres.createService(current.get(), described))
                            : runOrShowError(
                                    errors,
                                    merge,
                                    closure.noting(() -> centres.updateService(current.get(), merge.seen(), described)),
                                    () -> stored(described.code()))) {
                        closeForm(
                                "services",
                                Map.of(),
                                t("services.saved", described.name().in(language())));
                    } else {
                        closure.problem()
                                .ifPresent(problem -> showMessage(
                                        Variant.ATTENTION,
                                        ClosureFirst.words(problem, language(), this::t),
                                        ClosureFirst.link(
                                                problem,
                                                "service=" + described.code(),
                                                Zones.today(clock),
                                                t("centres.booked.go"))));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> closeForm("services", Map.of(), null))));
        add(new Card(form));
    }

    private ServiceType stored(String code) {
        return centres.services().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.removedMeanwhile"));
    }
}
