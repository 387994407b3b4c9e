upkeep-nav = Machine
upkeep-title = State of the machine
upkeep-say-waiting =
    { $count ->
        [0] No job is waiting.
        [one] <b>One job</b> waits for its turn.
       *[other] <b>{ $count } jobs</b> wait for their turn.
    }
upkeep-say-dead =
    { $count ->
        [0] None was set aside.
        [one] <b>One job</b> was set aside: it waits for your decision.
       *[other] <b>{ $count } jobs</b> were set aside: they wait for your decision.
    }
upkeep-dead = Jobs set aside
upkeep-dead-hint = Mend the cause, then try again. An abandoned job will never be done.
upkeep-dead-none = Nothing was set aside.
upkeep-kind = Job
upkeep-why = Cause
upkeep-when = Set aside
upkeep-do = Decision
upkeep-attempts =
    { $count ->
        [one] After one attempt
       *[other] After { $count } attempts
    }
upkeep-retry = Try again
upkeep-abandon = Abandon
upkeep-retried = The job is back in the queue.
upkeep-abandoned = The job is abandoned.
upkeep-already = This job is no longer set aside: somebody saw to it before you.
upkeep-queue = Queue
upkeep-queue-none = The queue is empty.
upkeep-waiting = Waiting
upkeep-given-up = Set aside
upkeep-next = Next turn
upkeep-backup = Backup
upkeep-backup-how = Every night, on the server, while it runs, this command writes a complete copy into one file:
upkeep-backup-hint = Keep the copies on another machine, encrypted, and try to restore one every month.
upkeep-machine = Program
upkeep-machine-hint = On the server, “maillage doctor” explains each setting and what is wrong.
upkeep-version = Version
upkeep-engine = Database
upkeep-mail = Mail
upkeep-mail-caught = Kept here, for the demonstration
upkeep-mail-sent = Sent through the SMTP server
upkeep-mail-unset = No mail leaves
upkeep-mail-unset-more = No SMTP server is set: mails wait in the queue. Name one with the setting smtp_url.
upkeep-abandon-title = Abandon this job
upkeep-abandon-what = It will be taken out of the queue and never be done. An abandoned mail will not arrive.
upkeep-abandon-do = Abandon this job
upkeep-abandon-keep = Keep it
upkeep-demo-title = Choose a role
upkeep-demo-what = This organisation is invented. Enter as one of these people, without a password; change role whenever you like. Nothing leaves this machine.
upkeep-demo-roles = Roles
upkeep-demo-as = { $person }, { $unit }
upkeep-demo-none = Nobody to be
upkeep-demo-none-more = This demonstration has not invented anybody with a mandate yet.
upkeep-demo-mails = Read the mails that the demonstration would have sent
upkeep-demo-secretary = Section secretary
upkeep-demo-secretary-what = Welcome members, keep records, import a file.
upkeep-demo-secretary-go = Enter as secretary
upkeep-demo-treasurer = Section treasurer
upkeep-demo-treasurer-what = The section’s members and their dues.
upkeep-demo-treasurer-go = Enter as treasurer
upkeep-demo-federation = Federation officer
upkeep-demo-federation-what = Every section of a department, its members and its mandates.
upkeep-demo-federation-go = Enter as federation officer
upkeep-demo-national = National officer
upkeep-demo-national-what = The whole organisation; opening a record asks for a reason.
upkeep-demo-national-go = Enter as national officer
upkeep-demo-member = Member
upkeep-demo-member-what = My space: my data, my consents, who opened my record.
upkeep-demo-member-go = Enter as member
upkeep-demo-administrator = Administrator
upkeep-demo-administrator-what = The settings, the units, the roles and the machine.
upkeep-demo-administrator-go = Enter as administrator
upkeep-mails-title = Mails of the demonstration
upkeep-mails-what = These are the mails that the server would have sent, newest first. They are forgotten when it stops.
upkeep-mails-subject = Subject
upkeep-mails-to = Recipient
upkeep-mails-none = No mail
upkeep-mails-none-more = Ask for a link to sign in, for instance: its mail will appear here.
upkeep-mails-again = Refresh the list
upkeep-mail-to = To { $to }
upkeep-mail-files = Attached files
upkeep-mail-all = All mails
