package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.DomainException;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormMerge;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** The desks of a centre and what each can do. */
class DesksSection extends Composite<Div> {
    private final CurrentActor current;
    private final Centres centres;
    private final Centre centre;

    DesksSection(CurrentActor current, Centres centres, Centre centre) {
        this.current = current;
        this.centres = centres;
        this.centre = centre;
        getContent().addClassName("screen");
        list(null);
    }

    private void list(@Nullable Notice notice) {
        getContent().removeAll();
        if (notice != null) {
            getContent().add(notice);
        }
        var desks = centres.desks(current.get(), centre.id());
        var names = centres.services().stream()
                .collect(Collectors.toMap(
                        ServiceType::code, service -> service.name().in(getLocale())));
        var table = new Table(
                getTranslation("centres.part.desks"),
                getTranslation("desks.label"),
                getTranslation("desks.services"),
                getTranslation("centres.state"),
                getTranslation("table.change"));
        for (Desk desk : desks) {
            var change = Actions.quiet(getTranslation("table.change"), click -> edit(desk));
            change.setAriaLabel(getTranslation("table.change") + ": " + desk.label());
            table.row(
                    desk.label(),
                    desk.services().stream()
                            .sorted()
                            .map(code -> names.getOrDefault(code, code))
                            .collect(Collectors.joining(", ")),
                    desk.active()
                            ? new Pill(Variant.SUCCESS, getTranslation("centres.open"))
                            : new Pill(Variant.ATTENTION, getTranslation("centres.closed")),
                    change);
        }
        getContent()
                .add(
                        table.orEmpty(desks.isEmpty(), getTranslation("desks.empty")),
                        Actions.row(Actions.primary(getTranslation("desks.new"), click -> edit(null))));
    }

    private void edit(@Nullable Desk desk) {
        getContent().removeAll();
        var label = new TextField(getTranslation("desks.label"));
        label.setMaxLength(40);
        label.setValue(desk == null ? "" : desk.label());
        var services = new CheckboxGroup<ServiceType>(getTranslation("desks.services"));
        var all = centres.services();
        services.setItems(all);
        services.setItemLabelGenerator(service -> service.name().in(getLocale()));
        services.addThemeName("vertical");
        services.setValue(desk == null ? Set.of() : chosen(all, desk));
        var active = new Checkbox(getTranslation("desks.active"), desk == null || desk.active());
        var problem = new Div();
        FormMerge<Desk> merge = desk == null
                ? null
                : new FormMerge<>(desk)
                        .text(label.getLabel(), label, Desk::label)
                        .field(services.getLabel(), services, seen -> chosen(all, seen), this::names)
                        .field(active.getLabel(), active, Desk::active, this::yesNo);
        var card = new Card(
                new Paragraph(getTranslation(desk == null ? "desks.new" : "desks.change")), problem, label, services);
        if (desk != null) {
            card.add(active);
        }
        card.add(Actions.row(
                Actions.primary(getTranslation("form.save"), click -> {
                    Set<String> codes =
                            services.getValue().stream().map(ServiceType::code).collect(Collectors.toSet());
                    try {
                        if (merge == null) {
                            centres.addDesk(current.get(), centre.id(), label.getValue(), codes);
                        } else if (!merge.save(
                                () -> centres.updateDesk(
                                        current.get(),
                                        merge.seen(),
                                        new Desk(merge.seen().id(), label.getValue(), codes, active.getValue())),
                                () -> stored(merge.seen().id()),
                                notice -> {
                                    problem.removeAll();
                                    problem.add(notice);
                                })) {
                            return;
                        }
                        list(new Notice(
                                Variant.SUCCESS,
                                getTranslation("desks.saved", label.getValue().strip())));
                    } catch (DomainException e) {
                        problem.removeAll();
                        problem.add(new Notice(
                                        Variant.DANGER,
                                        getTranslation(e.key(), e.args().toArray()))
                                .focused());
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> list(null))));
        getContent().add(card);
    }

    private static Set<ServiceType> chosen(List<ServiceType> all, Desk desk) {
        return all.stream()
                .filter(service -> desk.services().contains(service.code()))
                .collect(Collectors.toSet());
    }

    private String names(Set<ServiceType> services) {
        return services.stream()
                .map(service -> service.name().in(getLocale()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String yesNo(boolean value) {
        return getTranslation(value ? "form.yes" : "form.no");
    }

    private Desk stored(UUID id) {
        return centres.desks(current.get(), centre.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.removedMeanwhile"));
    }
}
