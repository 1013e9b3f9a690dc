package pt.vez.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Names as they occur among people who wait, in their own script beside the Latin transcription of their passport, with
 * the share of each nationality among pending cases (Brazil nearly half).
 */
final class DemoNames {
    private DemoNames() {}

    /**
     * @param weight share among a thousand cases
     * @param prefix of telephone numbers at home
     */
    record Origin(String country, int weight, List<String[]> given, List<String[]> family) {}

    /** A name in Latin letters and, where the script is another, in its own. */
    record Name(String latin, String nativeScript) {}

    private static String[] same(String name) {
        return new String[] {name, name};
    }

    private static List<String[]> latin(String... names) {
        return Arrays.stream(names).map(DemoNames::same).toList();
    }

    private static List<String[]> pairs(String... names) {
        return IntStream.range(0, names.length / 2)
                .mapToObj(i -> new String[] {names[2 * i], names[2 * i + 1]})
                .toList();
    }

    static final List<Origin> ORIGINS = List.of(
            new Origin(
                    "BR",
                    470,
                    latin(
                            "Ana Clara",
                            "João Pedro",
                            "Maria Eduarda",
                            "Lucas",
                            "Juliana",
                            "Rafael",
                            "Camila",
                            "Thiago",
                            "Beatriz",
                            "Gustavo",
                            "Larissa",
                            "Felipe",
                            "Fernanda",
                            "Bruno"),
                    latin(
                            "Silva Santos",
                            "Oliveira",
                            "Souza Lima",
                            "Pereira",
                            "Costa Ferreira",
                            "Rodrigues",
                            "Almeida",
                            "Nascimento",
                            "Araújo",
                            "Ribeiro",
                            "Carvalho",
                            "Barbosa")),
            new Origin(
                    "AO",
                    60,
                    latin("Domingos", "Teresa", "Manuel", "Esperança", "António", "Luzia", "Paulo", "Filomena"),
                    latin("Kiala", "dos Santos", "Mateus", "Neto", "Cassoma", "Francisco")),
            new Origin(
                    "CV",
                    55,
                    latin("Carlos", "Maria", "Nelson", "Elisângela", "José", "Ivone"),
                    latin("Tavares", "Monteiro", "Semedo", "Varela", "Évora", "Moreira")),
            new Origin(
                    "GW",
                    40,
                    latin("Mamadu", "Fatumata", "Braima", "Aissatu", "Ussumane", "Binta"),
                    latin("Djaló", "Baldé", "Embaló", "Camará", "Sané", "Mané")),
            new Origin(
                    "IN",
                    90,
                    pairs(
                            "Gurpreet",
                            "गुरप्रीत",
                            "Amit",
                            "अमित",
                            "Priya",
                            "प्रिया",
                            "Rajesh",
                            "राजेश",
                            "Sunita",
                            "सुनीता",
                            "Vikram",
                            "विक्रम"),
                    pairs("Singh", "सिंह", "Kumar", "कुमार", "Sharma", "शर्मा", "Patel", "पटेल", "Kaur", "कौर")),
            new Origin(
                    "NP",
                    75,
                    pairs(
                            "Bishnu",
                            "विष्णु",
                            "Sita",
                            "सीता",
                            "Ram Bahadur",
                            "राम बहादुर",
                            "Anita",
                            "अनिता",
                            "Prakash",
                            "प्रकाश",
                            "Gita",
                            "गीता"),
                    pairs(
                            "Gurung",
                            "गुरुङ",
                            "Tamang",
                            "तामाङ",
                            "Shrestha",
                            "श्रेष्ठ",
                            "Thapa",
                            "थापा",
                            "Adhikari",
                            "अधिकारी")),
            new Origin(
                    "BD",
                    75,
                    pairs(
                            "Mohammad Rahim",
                            "মোহাম্মদ রহিম",
                            "Nasrin",
                            "নাসরিন",
                            "Abdul Karim",
                            "আব্দুল করিম",
                            "Fatema",
                            "ফাতেমা",
                            "Shahidul",
                            "শহিদুল",
                            "Rokeya",
                            "রোকেয়া"),
                    pairs("Hossain", "হোসেন", "Islam", "ইসলাম", "Begum", "বেগম", "Uddin", "উদ্দিন", "Akter", "আক্তার")),
            new Origin(
                    "PK",
                    45,
                    pairs(
                            "Muhammad Ali",
                            "محمد علی",
                            "Ayesha",
                            "عائشہ",
                            "Usman",
                            "عثمان",
                            "Fatima",
                            "فاطمہ",
                            "Bilal",
                            "بلال"),
                    pairs("Khan", "خان", "Ahmed", "احمد", "Hussain", "حسین", "Malik", "ملک")),
            new Origin(
                    "MA",
                    30,
                    pairs("Youssef", "يوسف", "Khadija", "خديجة", "Mohamed", "محمد", "Naima", "نعيمة"),
                    pairs("El Amrani", "العمراني", "Benali", "بنعلي", "Idrissi", "الإدريسي")),
            new Origin(
                    "UA",
                    40,
                    pairs(
                            "Oleksandr",
                            "Олександр",
                            "Oksana",
                            "Оксана",
                            "Dmytro",
                            "Дмитро",
                            "Iryna",
                            "Ірина",
                            "Andrii",
                            "Андрій"),
                    pairs(
                            "Shevchenko",
                            "Шевченко",
                            "Kovalenko",
                            "Коваленко",
                            "Bondarenko",
                            "Бондаренко",
                            "Melnyk",
                            "Мельник")),
            new Origin(
                    "CN",
                    20,
                    pairs("Wei", "伟", "Li", "丽", "Jing", "静", "Qiang", "强"),
                    pairs("Chen", "陈", "Wang", "王", "Zhang", "张", "Liu", "刘")));

    private static final int TOTAL = ORIGINS.stream().mapToInt(Origin::weight).sum();

    static Origin origin(Random random) {
        int pick = random.nextInt(TOTAL);
        for (Origin origin : ORIGINS) {
            pick -= origin.weight();
            if (pick < 0) {
                return origin;
            }
        }
        return ORIGINS.getFirst();
    }

    static Name name(Origin origin, Random random) {
        String[] given = origin.given().get(random.nextInt(origin.given().size()));
        String[] family = origin.family().get(random.nextInt(origin.family().size()));
        boolean chinese = origin.country().equals("CN");
        String latin = chinese ? family[0] + " " + given[0] : given[0] + " " + family[0];
        String own = chinese ? family[1] + given[1] : given[1] + " " + family[1];
        return new Name(latin, own.equals(latin) ? "" : own);
    }
}
