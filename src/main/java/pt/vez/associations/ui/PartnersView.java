package pt.vez.associations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Kind;
import pt.vez.associations.Associations.Partner;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Pickers;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Tone;

/** Partner bodies under agreement and their mediators. */
@Route("partners")
@RolesAllowed("ADMINISTRATOR")
class PartnersView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final Clock clock;

    PartnersView(CurrentActor current, Associations associations, Clock clock) {
        super("partners.title");
        this.current = current;
        this.associations = associations;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list();
    }

    private void list() {
        begin(t("partners.lead"));
        List<Partner> partners = associations.partners(current.get());
        var table = new Table(
                t("partners.title"),
                t("centres.name"),
                t("partners.kind"),
                t("partners.city"),
                t("partners.agreement"),
                t("partners.mediators"),
                t("table.change"));
        for (Partner partner : partners) {
            var add = Actions.quiet(t("partners.addMediator"), click -> mediator(partner));
            add.setAriaLabel(t("partners.addMediator") + ": " + partner.name());
            table.row(
                    partner.name(),
                    label(partner.kind()),
                    partner.city(),
                    t("partners.until", Dates.full(partner.until(), language())),
                    String.join(", ", partner.mediators()),
                    add);
        }
        add(
                table.orEmpty(partners.isEmpty(), t("partners.empty")),
                Actions.row(Actions.primary(t("partners.new"), click -> partner())));
    }

    private void partner() {
        begin(t("partners.new"), null);
        var name = new TextField(t("centres.name"));
        name.setMaxLength(200);
        var kind = new Select<Kind>();
        kind.setLabel(t("partners.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(this::label);
        kind.setValue(Kind.ASSOCIATION);
        var city = new TextField(t("partners.city"));
        city.setMaxLength(80);
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Lisbon")));
        var from = Pickers.date(t("partners.from"), language());
        from.setValue(today);
        var to = Pickers.date(t("partners.to"), language());
        to.setValue(today.plusYears(2));
        var dates = new Div(from, to);
        dates.addClassName("form-row");
        var form = new Div(name, kind, city, dates);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> attempt(() -> {
                            if (from.getValue() == null || to.getValue() == null) {
                                throw new InvalidInput("field.date.incomplete");
                            }
                            associations.register(
                                    current.get(),
                                    name.getValue(),
                                    kind.getValue(),
                                    city.getValue(),
                                    from.getValue(),
                                    to.getValue());
                            list();
                            tell(Tone.SUCCESS, t("form.saved"));
                        })),
                Actions.quiet(t("form.cancel"), click -> list())));
        add(new Card(form));
    }

    private void mediator(Partner partner) {
        begin(t("partners.addMediator"), partner.name());
        var name = new TextField(t("account.name"));
        name.setMaxLength(200);
        var email = new EmailField(t("account.email"));
        email.setManualValidation(true);
        var form = new Div(new H2(partner.name()), name, email);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> attempt(() -> {
                            associations.addMediator(
                                    current.get(), partner.id(), Email.of(email.getValue()), name.getValue());
                            list();
                            tell(Tone.SUCCESS, t("form.saved"));
                        })),
                Actions.quiet(t("form.cancel"), click -> list())));
        add(new Card(form));
    }
}
