package pt.vez.notifications.internal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.identity.Accounts;
import pt.vez.notifications.MessageChannel;
import pt.vez.platform.Languages;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Phone;

/**
 * Decides where a message goes: to the mail address where there is one, else by text message to a mobile number where
 * a gateway is set, else it is not sent.
 */
@Component
class RecipientResolver {
    private final Cases cases;
    private final Accounts accounts;
    private final VezSettings settings;

    RecipientResolver(Cases cases, Accounts accounts, VezSettings settings) {
        this.cases = cases;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public MessageChannel channelOf(CaseId caseId) {
        return ofCase(caseId)
                .map(to -> to.isShort() ? MessageChannel.SMS : MessageChannel.EMAIL)
                .orElse(MessageChannel.NONE);
    }

    /** The person of a case. */
    @Transactional(readOnly = true)
    Optional<Recipient> ofCase(CaseId caseId) {
        return cases.contactOf(caseId).flatMap(this::of);
    }

    private Optional<Recipient> of(Cases.Contact contact) {
        return of(contact.email(), contact.phone(), contact.language());
    }

    private Optional<Recipient> of(@Nullable String email, @Nullable String phone, String language) {
        String address = email != null ? email : mobile(phone);
        return Optional.ofNullable(address).map(to -> new Recipient(to, Languages.of(language)));
    }

    /** A recipient at a contact that belongs to no person in the register, or no longer does. */
    Optional<Recipient> ofContact(String contact, String language) {
        return contact.startsWith("+") ? of(null, contact, language) : of(contact, null, language);
    }

    private @Nullable String mobile(@Nullable String phone) {
        return settings.smsGateway().isBlank() || !Phone.isMobile(phone) ? null : phone;
    }

    /** An active account. */
    @Transactional(readOnly = true)
    Optional<Recipient> ofAccount(UUID account) {
        return accounts.contact(account).flatMap(own -> of(own.email(), own.phone(), own.language()));
    }
}
