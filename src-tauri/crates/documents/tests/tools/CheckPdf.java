import java.io.File;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF whether files keep PDF/UA-1 and PDF/A-2a. Arguments: files. Prints one line for each broken rule; exit
 * code 0 when there is none, 1 otherwise.
 */
final class CheckPdf {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] files) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int broken = 0;
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
            String name = flavour == PDFAFlavour.PDFUA_1 ? "PDFUA-1" : "PDFA-2A";
            // The profile comes from the class path: the packaged library's own directory of profiles is empty.
            try (InputStream xml = CheckPdf.class.getResourceAsStream(PROFILES + name + ".xml")) {
                ValidationProfile profile = Profiles.profileFromXml(xml);
                for (String file : files) broken += check(new File(file), flavour, name, profile);
            }
        }
        System.exit(broken == 0 ? 0 : 1);
    }

    private static int check(File file, PDFAFlavour flavour, String name, ValidationProfile profile) throws Exception {
        var rules = new TreeSet<String>();
        int checks = 0;
        try (var parser = Foundries.defaultInstance().createParser(file, flavour);
                var validator = Foundries.defaultInstance().createValidator(profile, true)) {
            for (var result : validator.validateAll(parser)) {
                checks += result.getTotalAssertions();
                for (TestAssertion assertion : result.getTestAssertions()) {
                    if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                    rules.add(assertion.getRuleId().getClause() + " " + assertion.getMessage());
                }
            }
        }
        for (String rule : rules) System.out.println(name + " " + file.getName() + ": " + rule);
        if (checks == 0) System.out.println(name + " " + file.getName() + ": nothing was checked");
        return rules.size() + (checks == 0 ? 1 : 0);
    }
}
