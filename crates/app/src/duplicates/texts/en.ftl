duplicates-retention = Pairs of records that look alike are made again each night. What was merged, and what it takes to separate it again, is kept as long as the record.
duplicates-line-merged = Record “{ $name }” merged into this one by { $by }
duplicates-line-undone = Record “{ $name }” separated again by { $by }
duplicates-refusal-merged-further = This record was merged into another one since. Separate those two first.
duplicates-refusal-too-much = Too much hangs on these records to merge them here. Ask the person who administers the site.
