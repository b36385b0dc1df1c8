-- Who is interested in a call was reminded of it whatever "remind" said; from now on it is the one that says so.
UPDATE "CallInterest" SET "remind" = true WHERE "interest" = 'interested';
