-- Courses of a new installation. Administrators change them: what is there stays as it is.
insert ignore into training_course
    (code, name_pt, name_en, summary_pt, summary_en, active, validity_months, questions, refresher_questions,
    pass_percent, attempts, minutes, refresher_before, refresher_after)
values
    ('BIOMETRICS', 'Recolha de dados biométricos', 'Biometric collection',
     'Retrato, impressões digitais, assinatura e altura: conferir a identidade, conseguir boa qualidade à primeira e selar o que se recolhe.',
     'Portrait, fingerprints, signature and height: checking identity, getting good quality the first time and sealing what is taken.',
     true, 24, 8, 5, 75, 3, 20, 90, 60),
    ('DATAPROT', 'Proteção de dados', 'Data protection',
     'O que se pode pedir, ver e guardar, o que se diz a quem pergunta e o que fazer quando algo corre mal.',
     'What may be asked, seen and kept, what to say to who asks, and what to do when something goes wrong.',
     true, 24, 8, 5, 75, 3, 20, 90, 60),
    ('VULNERABLE', 'Atender pessoas vulneráveis', 'Assisting vulnerable people',
     'Falar de modo que se perceba, reconhecer sinais de perigo e saber a quem pedir ajuda.',
     'Speaking so that it is understood, seeing the signs of danger and knowing whom to ask for help.',
     true, 36, 8, 5, 75, 3, 20, 90, 60);
