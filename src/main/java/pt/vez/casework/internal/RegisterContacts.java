package pt.vez.casework.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.people.ApplicantData;
import pt.vez.people.People;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Phone;

/** A person as the register holds them, and where a code can reach them. */
@Component
class RegisterContacts {
    private final People people;
    private final VezSettings settings;

    RegisterContacts(People people, VezSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    ApplicantData of(UUID applicantId) {
        return people.get(applicantId).data();
    }

    /** The telephone, when text messages go out and it can receive one. */
    @Nullable
    String mobile(ApplicantData data) {
        return settings.smsGateway().isBlank() || !Phone.isMobile(data.phone()) ? null : data.phone();
    }
}
