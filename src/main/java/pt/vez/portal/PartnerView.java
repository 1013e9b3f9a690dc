package pt.vez.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Agreement;
import pt.vez.associations.AgreementPapers;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Partner;
import pt.vez.associations.ContactDirectory;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.Screen;
import pt.vez.shell.Tone;

/** One partner: its agreements with their papers, and who works for it. */
@Route("partners/:partner")
@RolesAllowed("ADMINISTRATOR")
class PartnerView extends Screen implements BeforeEnterObserver {
    private static final String CONTACT = "contact";
    private final CurrentActor current;
    private final Associations associations;
    private final PartnerMembersSection.Source members;
    private final Agreements agreements;
    private final AgreementPapers papers;
    private final ContactDirectory contacts;
    private final AgreementForm.Choices choices;
    private Partner partner;

    @SuppressWarnings("NullAway.Init")
    PartnerView(
            CurrentActor current,
            Associations associations,
            PartnerMembersSection.Source members,
            Agreements agreements,
            AgreementPapers papers,
            ContactDirectory contacts,
            AgreementForm.Choices choices) {
        super("partners.title");
        this.current = current;
        this.associations = associations;
        this.members = members;
        this.agreements = agreements;
        this.papers = papers;
        this.contacts = contacts;
        this.choices = choices;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("partner").orElse("");
        partner = associations.partners(current.get()).stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
        opened(event).ifPresentOrElse(this::form, this::show);
    }

    private void form(String what) {
        switch (what) {
            case CONTACT -> contact();
            case NEW -> edit(null);
            default -> edit(stored(Ids.parse(what).orElseThrow(() -> new NotFound("error.notFound"))));
        }
    }

    private void open(String what) {
        openForm("partners/" + partner.id(), what, Map.of());
    }

    private void close(@Nullable String said) {
        closeForm("partners/" + partner.id(), Map.of(), said);
    }

    private void show() {
        begin(partner.name(), label(partner.kind()) + " · " + partner.city());
        List<Agreement> all = agreements.of(current.get(), partner.id());
        add(new H2(t("partners.agreements")));
        if (all.isEmpty()) {
            add(new Paragraph(t("partners.agreements.none")));
        }
        all.forEach(agreement -> add(card(agreement)));
        add(Actions.row(Actions.primary(t("agreement.new"), click -> open(NEW))), new H2(t("partners.mediators")));
        members();
        add(Actions.row(Actions.secondary(t("contact.edit"), click -> open(CONTACT))));
    }

    private void contact() {
        begin(t("contact.edit"), partner.name());
        UUID id = partner.id();
        var form = new ContactForm(contacts.of(current.get(), id), this::t);
        form.add(Actions.row(
                Actions.once(t("form.save"), () -> {
                    if (attempt(
                            form.merge(),
                            () -> contacts.update(
                                    current.get(), id, form.merge().seen(), form.read()),
                            () -> contacts.of(current.get(), id))) {
                        close(t("form.saved"));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> close(null))));
        add(new Card(form));
    }

    private Card card(Agreement agreement) {
        var card = new AgreementCard(agreement, choices, papers, current, this::t, language());
        var actions = Actions.row();
        if (agreement.state() != Agreement.State.ENDED) {
            actions.add(Actions.secondary(
                    t("agreement.edit"), click -> open(agreement.id().toString())));
            actions.add(Actions.quiet(t("agreement.paper.add"), click -> papers(agreement)));
            if (agreement.state() == Agreement.State.SUSPENDED) {
                actions.add(Actions.quiet(
                        t("agreement.resume"), click -> done(() -> agreements.resume(current.get(), agreement.id()))));
            } else {
                actions.add(Actions.quiet(t("agreement.suspend"), click -> reason(agreement, false)));
            }
            actions.add(Actions.danger(t("agreement.end"), click -> reason(agreement, true)));
        }
        card.add(actions);
        return card;
    }

    private void edit(@Nullable Agreement agreement) {
        begin(agreement == null ? t("agreement.new") : t("agreement.edit"), partner.name());
        var form = new AgreementForm(choices, current.get(), agreement, this::t, language());
        form.add(Actions.row(
                Actions.once(t("form.save"), () -> {
                    if (agreement == null) {
                        if (attempt(() -> agreements.conclude(current.get(), partner.id(), form.terms()))) {
                            close(t("form.saved"));
                        }
                    } else if (attempt(
                            form.merge(),
                            () -> agreements.change(
                                    current.get(), agreement.id(), form.merge().seen(), form.terms()),
                            () -> stored(agreement.id()).terms())) {
                        close(t("form.saved"));
                    }
                }),
                Actions.quiet(t("form.cancel"), click -> close(null))));
        add(new Card(form));
    }

    private Agreement stored(UUID id) {
        return agreements.of(current.get(), partner.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private void papers(Agreement agreement) {
        begin(t("agreement.paper.add"), agreement.terms().reference());
        add(new Card(
                new Paragraph(t("agreement.paper.text")),
                AgreementForm.upload(
                                this::t, (name, content) -> papers.add(current.get(), agreement.id(), name, content))
                        .onReceived(way -> tell(Tone.SUCCESS, t("form.saved")))
                        .onRefused(sentence -> tell(Tone.DANGER, sentence)),
                Actions.row(Actions.quiet(t("form.back"), click -> show()))));
    }

    private void reason(Agreement agreement, boolean end) {
        begin(
                end ? t("agreement.end") : t("agreement.suspend"),
                agreement.terms().reference());
        var reason = new TextField(t("agreement.reason"));
        reason.setMaxLength(300);
        reason.setWidthFull();
        var go = end
                ? Actions.danger(
                        t("agreement.end"),
                        click -> done(() -> agreements.end(current.get(), agreement.id(), reason.getValue())))
                : Actions.once(
                        t("agreement.suspend"),
                        () -> done(() -> agreements.suspend(current.get(), agreement.id(), reason.getValue())));
        add(new Card(
                new Paragraph(end ? t("agreement.end.text") : t("agreement.suspend.text")),
                reason,
                Actions.row(go, Actions.quiet(t("form.cancel"), click -> show()))));
    }

    private void done(Runnable command) {
        if (attempt(command)) {
            show();
            tell(Tone.SUCCESS, t("form.saved"));
        }
    }

    private void members() {
        add(new PartnerMembersSection(members, partner.id(), new PartnerMembersSection.Surroundings() {
            @Override
            public boolean attempt(Runnable command) {
                hush();
                return PartnerView.this.attempt(command);
            }

            @Override
            public void page(String title, Component content) {
                begin(title, partner.name());
                add(content);
            }

            @Override
            public void back(String text, @Nullable Component undo) {
                show();
                if (undo == null) {
                    tell(Tone.SUCCESS, text);
                } else {
                    tell(Tone.SUCCESS, text, undo);
                }
            }

            @Override
            public void cancel() {
                show();
            }
        }));
    }
}
