package pt.vez.scheduling.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Drafts;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publications;
import pt.vez.scheduling.ShiftPlanning;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.Phone;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.DraftForm;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Screen;
import pt.vez.shell.Variant;

/** One centre: what it is, its desks, its shifts, its slots; each part has its own address. */
@Route("centres/:centre/:part?")
@RolesAllowed("ADMINISTRATOR")
class CentreView extends Screen implements BeforeEnterObserver {
    private static final List<String> PARTS = List.of("shifts", "slots", "desks", "details");
    private final CurrentActor current;
    private final Centres centres;
    private final Publications publications;
    private final ShiftPlanning planning;
    private final Municipalities municipalities;
    private final Drafts drafts;
    private final Clock clock;

    CentreView(
            CurrentActor current,
            Centres centres,
            Publications publications,
            ShiftPlanning planning,
            Municipalities municipalities,
            Drafts drafts,
            Clock clock) {
        super("centres.one");
        this.current = current;
        this.centres = centres;
        this.publications = publications;
        this.planning = planning;
        this.municipalities = municipalities;
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("centre").orElse("");
        String part =
                event.getRouteParameters().get("part").filter(PARTS::contains).orElse("shifts");
        resetWithHeading(null);
        runOrShowError(() -> {
            if (id.equals("new")) {
                resetWithHeading(t("centres.new"), null);
                details(null);
            } else {
                show(centres.get(current.get(), centreId(id)), part);
            }
        });
    }

    private static CentreId centreId(String text) {
        return Ids.parse(text).map(CentreId::new).orElseThrow(() -> new NotFound("problem.404"));
    }

    private void show(Centre centre, String part) {
        resetWithHeading(
                centre.data().name(),
                centre.data().address() + ", " + centre.data().postalCode());
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.getElement().setAttribute("aria-label", t("centres.parts"));
        for (String name : PARTS) {
            var tab = new Anchor("centres/" + centre.id().value() + "/" + name, t("centres.part." + name));
            if (name.equals(part)) {
                tab.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(tab);
        }
        add(tabs);
        switch (part) {
            case "shifts" ->
                add(new ShiftsSection(new ShiftContext(current, centres, planning, centre, drafts, today(centre))));
            case "slots" -> add(new SlotsSection(current, centres, publications, centre, today(centre)));
            case "desks" -> add(new DesksSection(current, centres, centre));
            default -> details(centre);
        }
    }

    private LocalDate today(Centre centre) {
        return LocalDate.now(clock.withZone(centre.data().zone()));
    }

    private void details(@Nullable Centre centre) {
        CentreData known = centre == null ? null : centre.data();
        var form = new DraftForm(
                drafts,
                current.get().accountId(),
                "centre/" + (centre == null ? "new" : centre.id().value().toString()));
        var name = field(form, "name", "centres.name", known == null ? "" : known.name());
        var address = field(form, "address", "centres.street", known == null ? "" : known.address());
        var postal = field(form, "postal", "centres.postal", known == null ? "" : known.postalCode());
        var places = municipalities.all();
        var municipality = new ComboBox<Municipality>(t("person.municipality"));
        municipality.setItems(places);
        municipality.setItemLabelGenerator(Municipality::name);
        municipality.setValue(known == null ? null : municipality(places, known.municipality()));
        form.part(
                "municipality",
                municipality,
                () -> municipality.getValue() == null
                        ? ""
                        : municipality.getValue().code(),
                code -> municipality.setValue(municipality(places, code)));
        municipality.setHelperText(t("centres.municipality.help"));
        var phone = field(form, "phone", "person.phone", known == null || known.phone() == null ? "" : known.phone());
        var accessPt = field(
                form,
                "accessPt",
                "centres.access.pt",
                known == null ? "" : known.access().pt());
        var accessEn = field(
                form,
                "accessEn",
                "centres.access.en",
                known == null ? "" : known.access().en());
        var active = new Checkbox(t("centres.active"), known == null || known.active());
        FormMerge<CentreData> merge = known == null
                ? null
                : new FormMerge<>(known)
                        .text(name.getLabel(), name, CentreData::name)
                        .text(address.getLabel(), address, CentreData::address)
                        .text(postal.getLabel(), postal, CentreData::postalCode)
                        .field(
                                municipality.getLabel(),
                                municipality,
                                seen -> municipality(places, seen.municipality()),
                                place -> place == null ? "" : place.name())
                        .text(phone.getLabel(), phone, seen -> seen.phone() == null ? "" : seen.phone())
                        .text(
                                accessPt.getLabel(),
                                accessPt,
                                seen -> seen.access().pt())
                        .text(
                                accessEn.getLabel(),
                                accessEn,
                                seen -> seen.access().en())
                        .field(active.getLabel(), active, CentreData::active, this::yesNo);
        form.add(active, Actions.row(Actions.primary(t("form.save"), click -> {
            form.startChecking();
            String title = form.check(name, () -> DraftForm.required(name.getValue(), "field.name.missing"));
            String street = form.check(address, () -> DraftForm.required(address.getValue(), "centres.street.missing"));
            String code = form.check(postal, () -> DraftForm.required(postal.getValue(), "centres.postal.missing"));
            Municipality place = form.check(municipality, () -> present(municipality.getValue()));
            String telephone = phone.getValue().isBlank()
                    ? null
                    : form.check(phone, () -> Phone.of(phone.getValue()).value());
            if (form.isClean() && title != null && street != null && code != null && place != null) {
                var data = new CentreData(
                        title,
                        street,
                        code,
                        place.code(),
                        place.zone(),
                        known == null || !known.municipality().equals(place.code()) ? place.centre() : known.place(),
                        telephone,
                        new LocalText(accessPt.getValue(), accessEn.getValue()),
                        active.getValue());
                save(centre, merge, data, form);
            }
        })));
        add(new Card(form));
    }

    private void save(@Nullable Centre centre, @Nullable FormMerge<CentreData> merge, CentreData data, DraftForm form) {
        if (centre == null || merge == null) {
            runOrShowError(() -> {
                var id = centres.create(current.get(), data);
                form.discard();
                go("centres/" + id.value() + "/desks");
            });
            return;
        }
        var closure = new ClosureFirst();
        if (runOrShowError(
                merge,
                closure.noting(() -> centres.update(current.get(), centre.id(), merge.seen(), data)),
                () -> centres.get(current.get(), centre.id()).data())) {
            form.discard();
            show(centres.get(current.get(), centre.id()), "details");
            showMessage(Variant.SUCCESS, t("centres.saved", data.name()));
        } else {
            LocalDate today = today(centre);
            closure.problem()
                    .ifPresent(problem -> showMessage(
                            Variant.ATTENTION,
                            ClosureFirst.words(problem, language(), this::t),
                            ClosureFirst.link(
                                    problem, "centre=" + centre.id().value(), today, t("centres.booked.go"))));
        }
    }

    private static @Nullable Municipality municipality(List<Municipality> all, String code) {
        return all.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private TextField field(DraftForm form, String key, String label, String value) {
        var field = new TextField(t(label));
        field.setMaxLength(200);
        field.setValue(value);
        return form.text(key, field);
    }

    private static Municipality present(@Nullable Municipality place) {
        if (place == null) {
            throw new InvalidInput("centres.municipality.missing");
        }
        return place;
    }
}
