package pt.vez.portal.internal;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbering plans by which {@link pt.vez.shared.Phone} judges, for a page that has to judge alike without a network:
 * for each country code its regions, the one that speaks for the code first.
 */
@Controller
class NumberingPlans {
    private static final String DATA = "/com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_";
    private final String json;

    NumberingPlans() throws IOException {
        var util = PhoneNumberUtil.getInstance();
        Map<String, List<Map<String, Object>>> plans = new TreeMap<>();
        for (int code : util.getSupportedCallingCodes()) {
            String first = util.getRegionCodeForCountryCode(code);
            if (first.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
                continue;
            }
            List<Map<String, Object>> regions = new ArrayList<>();
            for (String region : Objects.requireNonNull(util.getRegionCodesForCountryCode(code))) {
                regions.add(plan(read(region)));
            }
            plans.put(String.valueOf(code), regions);
        }
        this.json = JsonMapper.builder().build().writeValueAsString(plans);
    }

    private static PhoneMetadata read(String region) throws IOException {
        try (InputStream in = PhoneNumberUtil.class.getResourceAsStream(DATA + region);
                var objects = new ObjectInputStream(Objects.requireNonNull(in, region))) {
            var collection = new PhoneMetadataCollection();
            collection.readExternal(objects);
            return collection.getMetadataList().getFirst();
        }
    }

    private static Map<String, Object> plan(PhoneMetadata region) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("general", region.getGeneralDesc().getNationalNumberPattern());
        plan.put("lengths", region.getGeneralDesc().getPossibleLengthList());
        plan.put(
                "types",
                Stream.of(
                                region.getFixedLine(),
                                region.getMobile(),
                                region.getTollFree(),
                                region.getPremiumRate(),
                                region.getSharedCost(),
                                region.getPersonalNumber(),
                                region.getVoip(),
                                region.getPager(),
                                region.getUan(),
                                region.getVoicemail())
                        .map(PhoneNumberDesc::getNationalNumberPattern)
                        .filter(pattern -> !pattern.isEmpty())
                        .distinct()
                        .toList());
        if (region.hasNationalPrefixForParsing()) {
            plan.put("prefix", region.getNationalPrefixForParsing());
        }
        if (region.hasNationalPrefixTransformRule()) {
            plan.put("transform", region.getNationalPrefixTransformRule());
        }
        if (region.hasLeadingDigits()) {
            plan.put("leading", region.getLeadingDigits());
        }
        return plan;
    }

    String json() {
        return json;
    }

    @GetMapping("/intake-phones.json")
    @ResponseBody
    ResponseEntity<String> plans() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }
}
