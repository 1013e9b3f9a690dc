package pt.vez.associations.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Partner;
import pt.vez.associations.PartnerRecord;
import pt.vez.associations.PartnerRecords;
import pt.vez.associations.PartnerRecords.Closed;
import pt.vez.identity.CurrentActor;
import pt.vez.platform.Dates;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Table;
import pt.vez.shell.Variant;

/** Partner bodies under agreement and their mediators; each opens into a page of its own. */
@Route("partners")
@RolesAllowed("ADMINISTRATOR")
class PartnersView extends Screen implements BeforeEnterObserver {
    private final CurrentActor current;
    private final Associations associations;
    private final PartnerRecords records;

    PartnersView(CurrentActor current, Associations associations, PartnerRecords records) {
        super("partners.title");
        this.current = current;
        this.associations = associations;
        this.records = records;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        opened(event).ifPresentOrElse(what -> partner(), this::list);
    }

    private void list() {
        resetWithHeading(t("partners.lead"));
        List<Partner> partners = associations.partners(current.get());
        var table = new Table(
                t("partners.title"),
                t("centres.name"),
                t("partners.kind"),
                t("partners.city"),
                t("partners.agreement"),
                t("partners.mediators"));
        for (Partner partner : partners) {
            table.row(
                    Actions.link(partner.name(), "partners/" + partner.id()),
                    label(partner.kind()),
                    partner.city(),
                    partner.until() == null
                            ? t("partners.without")
                            : t("partners.until", Dates.full(partner.until(), language())),
                    Integer.toString(partner.mediators().size()));
        }
        add(
                Actions.row(
                        Actions.primary(t("partners.new"), click -> openForm("partners", NEW, Map.of())),
                        Actions.quiet(t("declaration.text"), click -> go("declaration/text")),
                        Actions.quiet(t("consentText.title"), click -> go("consent-texts"))),
                table.orEmpty(partners.isEmpty(), t("partners.empty")));
        List<Closed> closed = records.closed(current.get());
        if (!closed.isEmpty()) {
            add(new H2(t("partners.closed")), closed(closed));
        }
    }

    private Table closed(List<Closed> closed) {
        var table = new Table(t("partners.closed"), t("centres.name"), t("partners.city"), t("table.actions"));
        for (Closed each : closed) {
            var reopen = Actions.quiet(
                    t("partners.reopen"),
                    click -> runOrShowError(() -> {
                        records.reopen(current.get(), each.id());
                        list();
                        showMessage(Variant.SUCCESS, t("partners.reopened", each.name()));
                    }));
            reopen.setAriaLabel(t("partners.reopen") + ": " + each.name());
            table.row(each.name(), each.city(), reopen);
        }
        return table;
    }

    private void partner() {
        resetWithHeading(t("partners.new"), null);
        var form = new PartnerForm(null);
        form.add(Actions.row(
                Actions.once(
                        t("form.save"),
                        () -> runOrShowError(() -> {
                            PartnerRecord record = form.read();
                            if (record != null) {
                                form.passes(() -> go("partners/" + records.register(current.get(), record)));
                            }
                        })),
                Actions.quiet(t("form.cancel"), click -> closeForm("partners", Map.of(), null))));
        add(new Card(form));
    }
}
