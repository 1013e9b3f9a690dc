package pt.vez.associations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pt.vez.associations.Associations;
import pt.vez.associations.Associations.Member;
import pt.vez.associations.Memberships;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.identity.CurrentActor;
import pt.vez.shared.Email;
import pt.vez.shared.PersonName;
import pt.vez.shell.Actions;
import pt.vez.shell.Card;
import pt.vez.shell.FormErrors;
import pt.vez.shell.Table;

/** The members of a partner: added after a look at whose address it is, removed after a question, restored by undo. */
class PartnerMembersSection extends Composite<Div> {
    /** What the section asks. */
    @org.springframework.stereotype.Component
    static class Source {
        private final CurrentActor current;
        private final Associations associations;
        private final Memberships memberships;
        private final Accounts accounts;

        Source(CurrentActor current, Associations associations, Memberships memberships, Accounts accounts) {
            this.current = current;
            this.associations = associations;
            this.memberships = memberships;
            this.accounts = accounts;
        }
    }

    /** The screen around. */
    interface Surroundings {
        boolean runOrShowError(Runnable command);

        /** One thing at a time, in the place of the partner's page. */
        void page(String title, Component content);

        /** The partner's page again, saying what was done. */
        void back(String text, @Nullable Component undo);

        void cancel();

        /** Goes to a form that has an address. */
        void open(String what);
    }

    private final Source source;
    private final UUID partner;
    private final Surroundings around;

    PartnerMembersSection(Source source, UUID partner, Surroundings around) {
        this.source = source;
        this.partner = partner;
        this.around = around;
        List<Member> members = source.associations.membersOf(source.current.get(), partner);
        var table = new Table(
                getTranslation("partners.mediators"),
                getTranslation("account.name"),
                getTranslation("partners.coordinates"),
                getTranslation("table.change"));
        for (Member member : members) {
            var coordinate = Actions.quiet(
                    getTranslation(member.coordinator() ? "partners.coordinator.no" : "partners.coordinator.yes"),
                    click -> around.runOrShowError(() -> coordinate(member, !member.coordinator())));
            var leave = Actions.quiet(getTranslation("partners.leave"), click -> askToLeave(member));
            coordinate.setAriaLabel(coordinate.getText() + ": " + member.name());
            leave.setAriaLabel(getTranslation("partners.leave") + ": " + member.name());
            table.row(
                    member.name(),
                    member.coordinator() ? getTranslation("partners.coordinator") : "",
                    Actions.row(coordinate, leave));
        }
        getContent()
                .add(
                        table.orEmpty(members.isEmpty(), getTranslation("partners.mediators.none")),
                        Actions.row(
                                Actions.secondary(getTranslation("partners.addMediator"), click -> address("", ""))));
        source.memberships
                .departed(source.current.get(), partner)
                .forEach(left -> getContent()
                        .add(new Div(
                                new Paragraph(getTranslation("partners.left", left.name())),
                                Actions.row(undoLeave(left.accountId(), left.name())))));
    }

    private void coordinate(Member member, boolean coordinator) {
        source.memberships.coordinate(source.current.get(), member.accountId(), coordinator);
        around.back(
                getTranslation(
                        coordinator ? "partners.coordinator.done" : "partners.coordinator.undone", member.name()),
                Actions.secondary(
                        getTranslation("partners.undo"),
                        click -> around.runOrShowError(() -> coordinate(member, !coordinator))));
    }

    private void askToLeave(Member member) {
        around.page(
                getTranslation("partners.leave.title", member.name()),
                new Card(
                        new Paragraph(getTranslation("partners.leave.text", member.name())),
                        Actions.row(
                                Actions.danger(
                                        getTranslation("partners.leave"),
                                        click -> around.runOrShowError(() -> {
                                            source.memberships.leave(source.current.get(), member.accountId());
                                            around.back(
                                                    getTranslation("partners.left", member.name()),
                                                    undoLeave(member.accountId(), member.name()));
                                        })),
                                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel()))));
    }

    private Component undoLeave(UUID account, String name) {
        var undo = Actions.secondary(
                getTranslation("partners.undo"),
                click -> around.runOrShowError(() -> {
                    source.memberships.restore(source.current.get(), partner, account);
                    around.back(getTranslation("partners.restored", name), null);
                }));
        undo.setAriaLabel(getTranslation("partners.undo") + ": " + name);
        return undo;
    }

    private void address(String typedName, String typedEmail) {
        var name = new TextField(getTranslation("account.name"));
        name.setMaxLength(200);
        name.setValue(typedName);
        var email = new EmailField(getTranslation("account.email"));
        email.setManualValidation(true);
        email.setValue(typedEmail);
        var errors = new FormErrors()
                .at(name, "field.name.missing", "field.name.short", "field.name.latin", "field.tooLong")
                .at(email, "partners.elsewhere", "hiring.elsewhere");
        var form = new Div(errors, name, email);
        form.addClassName("form");
        form.add(Actions.row(
                Actions.once(
                        getTranslation("form.save"),
                        () -> around.runOrShowError(() -> {
                            errors.start();
                            Email address = errors.check(email, () -> Email.of(email.getValue()));
                            errors.check(
                                    name,
                                    () -> isKnown(address)
                                            ? name.getValue()
                                            : PersonName.of(name.getValue()).value());
                            if (errors.isClean() && address != null) {
                                errors.passes(() -> enter(name.getValue(), address));
                            }
                        })),
                Actions.quiet(getTranslation("form.cancel"), click -> around.cancel())));
        around.page(getTranslation("partners.addMediator"), new Card(form));
    }

    /** Whether the address has an account, whose name is kept. */
    private boolean isKnown(@Nullable Email email) {
        return email != null
                && source.accounts.byEmail(source.current.get(), email).isPresent();
    }

    /**
     * When the address belongs to an account already, the administrator confirms whose it is before it becomes a
     * member.
     */
    private void enter(String name, Email email) {
        source.accounts
                .byEmail(source.current.get(), email)
                .ifPresentOrElse(known -> confirm(known, name, email), () -> add(name, email, name));
    }

    private void confirm(AccountSummary known, String typed, Email email) {
        String roles = known.roles().stream()
                .sorted()
                .map(role -> getTranslation("enum.Role." + role.name()))
                .collect(Collectors.joining(", "));
        var card = new Card(new Paragraph(getTranslation("partners.known", known.name(), roles)));
        if (!typed.isBlank() && !typed.strip().equalsIgnoreCase(known.name())) {
            card.add(new Paragraph(getTranslation("partners.known.name", typed.strip(), known.name())));
        }
        card.add(Actions.row(
                Actions.once(
                        getTranslation("partners.known.go", known.name()),
                        () -> around.runOrShowError(() -> add(typed, email, known.name()))),
                Actions.quiet(getTranslation("partners.known.back"), click -> address(typed, email.value()))));
        around.page(getTranslation("partners.known.title"), card);
    }

    private void add(String typed, Email email, String name) {
        source.memberships.addMediator(source.current.get(), partner, email, typed);
        around.back(getTranslation("partners.joined", name), null);
    }
}
