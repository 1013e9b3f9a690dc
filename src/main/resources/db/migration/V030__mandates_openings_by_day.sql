-- Who opened many files on a day is asked without a name.
alter table mandates_opening
    add key mandates_opening_day (day, account_id);
