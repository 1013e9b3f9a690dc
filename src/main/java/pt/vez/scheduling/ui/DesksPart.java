package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.CurrentActor;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Desk;
import pt.vez.scheduling.ServiceType;
import pt.vez.shared.DomainException;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Notice;
import pt.vez.shell.Pill;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** The desks of a centre and what each can do. */
class DesksPart extends Composite<Div> {
    private final CurrentActor current;
    private final Centres centres;
    private final Centre centre;

    DesksPart(CurrentActor current, Centres centres, Centre centre) {
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
                            ? new Pill(Tone.SUCCESS, getTranslation("centres.open"))
                            : new Pill(Tone.ATTENTION, getTranslation("centres.closed")),
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
        services.setValue(all.stream()
                .filter(service -> desk != null && desk.services().contains(service.code()))
                .collect(Collectors.toSet()));
        var active = new Checkbox(getTranslation("desks.active"), desk == null || desk.active());
        var problem = new Div();
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
                        if (desk == null) {
                            centres.addDesk(current.get(), centre.id(), label.getValue(), codes);
                        } else {
                            centres.describeDesk(current.get(), desk.id(), label.getValue(), codes, active.getValue());
                        }
                        list(new Notice(Tone.SUCCESS, getTranslation("form.saved")));
                    } catch (DomainException e) {
                        problem.removeAll();
                        problem.add(new Notice(
                                        Tone.DANGER,
                                        getTranslation(e.key(), e.args().toArray()))
                                .focused());
                    }
                }),
                Actions.quiet(getTranslation("form.cancel"), click -> list(null))));
        getContent().add(card);
    }
}
