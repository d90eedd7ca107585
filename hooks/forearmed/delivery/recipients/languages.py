"""How German, French, Spanish, Portuguese, Dutch, Japanese and Arabic say who may be written to. Only words.

Case, accents, hyphens and blanks in them are for readers: all are squeezed before they are compared.
"""

STAYS = """
    aktiv, angemeldet, abonniert, eingetragen, bestätigt, beschäftigt,
    actif, abonné, abonnée, inscrit, inscrite, confirmé, confirmée, en poste,
    activo, activa, suscrito, suscrita, suscripto, inscrito, inscrita, confirmado, confirmada, alta,
    ativo, ativa, assinante, subscrito, cadastrado,
    actief, geabonneerd, aangemeld, ingeschreven, bevestigd, in dienst,
    登録, 登録済み, 登録済, 登録中, 配信中, 購読中, 有効, 在籍, 在職, 在籍中,
    مشترك, مشتركة, نشط, نشطة, فعال, مفعل, مؤكد
"""
"""Words in a status column for somebody who may be written to."""

LEFT = """
    abgemeldet, abbestellt, ausgetragen, inaktiv, gesperrt, blockiert, gelöscht, unbestätigt, nicht bestätigt,
    ausgetreten, ausgeschieden, gekündigt, widerrufen, unzustellbar, nicht zustellbar, ehemalig, keine e-mail,
    nicht abonniert, wartet auf bestätigung,
    désabonné, désabonnée, désinscrit, désinscrite, inactif, inactive, bloqué, bloquée, supprimé, supprimée,
    non abonné, non inscrit, non confirmé, non confirmée, en attente, rejeté, résilié, parti, partie, sorti,
    dado de baja, dada de baja, baja, de baja, desuscrito, desuscrita, cancelado, cancelada, inactivo,
    inactiva, bloqueado, bloqueada, eliminado, eliminada, no suscrito, no suscrita, no confirmado, pendiente,
    rebotado, rechazado, cesado, jubilado,
    descadastrado, descadastrada, inativo, inativa, excluído, excluída, removido, removida, não inscrito,
    não confirmado, pendente, desligado, desligada, demitido, demitida, cancelou, inválido,
    afgemeld, uitgeschreven, inactief, geblokkeerd, verwijderd, niet bevestigd, opgezegd, uit dienst,
    niet geabonneerd, uitgetreden,
    解除, 解除済み, 配信停止, 配信停止中, 配信解除, 購読解除, 登録解除, 停止, 停止中, 退会, 退会済み, 退会済,
    退職, 退職済み, 無効, エラー, ブロック, 未確認, 仮登録, 休止, 未登録, 拒否,
    ملغى, ملغي, إلغاء الاشتراك, ألغى الاشتراك, تم إلغاء الاشتراك, غير مشترك, غير نشط, محظور, محذوف, غير مؤكد,
    معلق, مرتد, مستقيل, متوقف
"""
"""Words in a status column for somebody who may not be written to."""

STATUS_COLUMNS = """
    abostatus, abo-status, abonnementstatus, anmeldestatus, mitgliedsstatus, kontaktstatus,
    beschäftigungsstatus, mitarbeiterstatus, newsletter-status,
    statut, état, statut de l'abonnement, statut d'abonnement, statut de l'abonné, statut email, statut du
    contact, estado, estatus, estado de suscripción, estado de la suscripción, estado del suscriptor, estado
    del contacto, situação, status da inscrição, status da assinatura, status do contato, status do assinante,
    abonnementsstatus, inschrijvingsstatus, status abonnement, dienstverband status,
    状態, ステータス, 配信状態, 配信ステータス, 登録状態, 登録状況, 購読状態, 在籍状況, 在籍区分,
    الحالة, حالة, حالة الاشتراك, حالة المشترك
"""
SUBSCRIBED_COLUMNS = """
    abonniert, newsletter abonniert, angemeldet, newsletter erwünscht, abonné, inscrit, inscrit à la
    newsletter, suscrito, inscrito, assinante, geabonneerd, nieuwsbrief, 配信希望, メルマガ希望, メルマガ購読,
    購読, مشترك
"""
CONSENT_COLUMNS = """
    einwilligung, einverständnis, newsletter-einwilligung, zustimmung, consentement, consentimiento,
    consentimento, toestemming, 同意, موافقة
"""
ACTIVE_COLUMNS = "aktiv, actif, activo, activa, ativo, ativa, actief, 有効, 在籍, نشط, فعال"
UNSUBSCRIBED_COLUMNS = """
    abgemeldet, abbestellt, désabonné, désinscrit, desuscrito, baja, dado de baja, descadastrado, afgemeld,
    uitgeschreven, 配信停止, 配信解除, 退会, メルマガ停止, ملغى, إلغاء الاشتراك
"""
BLOCKED_COLUMNS = "gesperrt, blockiert, bloqué, bloqueado, geblokkeerd, ブロック, 無効, محظور"
UNSUBSCRIBED_DATES = """
    abgemeldet am, abmeldedatum, abbestellt am, désabonné le, désinscrit le, date de désabonnement, date de
    désinscription, fecha de baja, fecha baja, fecha de cancelación, data de cancelamento, data de
    descadastro, cancelado em, afgemeld op, uitgeschreven op, uitschrijfdatum, 配信停止日, 解除日, 退会日,
    退会日時, تاريخ الإلغاء, تاريخ إلغاء الاشتراك
"""
LEAVING_DATES = """
    austritt, austrittsdatum, ausgeschieden am, ausgetreten am, gekündigt am, letzter arbeitstag,
    vertragsende, date de sortie, date de départ, fin de contrat, fecha de salida, fecha fin de contrato, data
    de saída, data de desligamento, data de demissão, datum uit dienst, einddatum, 退職日, 退社日, تاريخ
    انتهاء الخدمة
"""
ELSEWHERE_COLUMNS = """
    angemeldet am, anmeldedatum, eintritt, eintrittsdatum, abonniert am, abonniert seit, eingetragen am,
    date d'inscription, date d'abonnement, inscrit le, abonné le, date d'entrée, fecha de alta, fecha de
    suscripción, fecha de registro, fecha de inscripción, data de inscrição, data de cadastro, inscrito em,
    data de admissão, aangemeld op, inschrijfdatum, datum in dienst, 登録日, 登録日時, 登録元, 入会日, 入社日,
    配信日, تاريخ الاشتراك, تاريخ التسجيل, familienstand, état civil, estado civil, burgerlijke staat
"""

TELLING = """
    descadastr, cancelad, de baja, desligad, bloque, geblokk, suspens, 配信, 購読, 退会, 解除, 停止, 退職,
    無効, 状態, ステータス, メルマガ, إلغاء, اشتراك, محظور, الحالة
"""
"""Parts of names that make a column suspect, beside those in English."""

TELLING_ELSEWHERE = """
    iscrizion, revocat, consenso, wypisan, wypis, subskryb, rezygn, zgoda, avregistr, avanmäl, avprenum,
    avslutad, frameld, afmeld, avmeld, tilmeldt, påmeldt, prenumer, perunut, peruttu, tilaus, odhlá, odběr,
    leiratkoz, feliratkoz, dezabon, abonat, abonelik, iptal, статус, отпис, подпис, рассыл, согласи, состояни,
    відпис, підпис, розсил, 退订, 退訂, 订阅, 訂閱, 状态, 狀態, 取消, 离职, 離職, 수신거부,
    수신동의, 구독, 상태, 해지, 탈퇴, 퇴사, κατάσταση, διαγραφή, συγκατάθεση, εγγραφή,
    סטטוס, מנוי, הסרה, ביטול
"""  # noqa: RUF001  # Hebrew letters that a spelling check takes for others
"""The same in Italian, Polish, Swedish, Danish, Norwegian, Finnish, Czech, Slovak, Hungarian, Romanian,
Turkish, Russian, Ukrainian, Chinese, Korean, Greek and Hebrew. We know no words
for the cells of such columns: a person decides."""

FILES_OF_LEAVERS = """
    abgemeldet, abmeldungen, abbestellt, gesperrt, desabonnes, desabonnements, desinscrits, bajas,
    desuscritos, descadastrados, cancelados, afgemeld, uitgeschreven, afmeldingen, 配信停止, 退会, 解除
"""
